import Columnar

/// Numbers for texts that order like their bytes; equal texts have the same.
enum TextRanks {
  static func ranks(of texts: TextVector) -> [UInt64] {
    let bytes = texts.bytes
    let prefixes = (0..<texts.count).map { ByteOrder.prefix(bytes.span.extracting(texts.range($0))) }
    var order = (0..<texts.count).map { UInt32(truncatingIfNeeded: $0) }
    RadixSort.sort(&order, by: prefixes)
    sortRuns(&order, prefixes, texts)
    var ranks = [UInt64](repeating: 0, count: texts.count)
    var rank: UInt64 = 0
    for index in order.indices.dropFirst() {
      let (previous, current) = (Int(order[index - 1]), Int(order[index]))
      if prefixes[previous] != prefixes[current] || compare(texts, bytes, previous, current) != 0 {
        rank += 1
      }
      ranks[current] = rank
    }
    return ranks
  }

  /// Sorts the texts that begin with the same eight bytes among themselves.
  private static func sortRuns(_ order: inout [UInt32], _ prefixes: [UInt64], _ texts: TextVector) {
    let bytes = texts.bytes
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count && prefixes[Int(order[end])] == prefixes[Int(order[start])] { end += 1 }
      if end - start > 1 {
        order[start..<end].sort { compare(texts, bytes, Int($0), Int($1)) < 0 }
      }
      start = end
    }
  }

  @inline(__always)
  private static func compare(_ texts: TextVector, _ bytes: [UInt8], _ left: Int, _ right: Int) -> Int {
    ByteOrder.compare(
      bytes.span.extracting(texts.range(left)), bytes.span.extracting(texts.range(right)))
  }
}
