import Columnar

extension KindRun {
  /// Which rows have a kind of the set; nil where all have.
  func bits(of set: UInt16) -> Bitmap? {
    if let only { return only.bit & set != 0 || count == 0 ? nil : Bitmap(repeating: false, count: count) }
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: count))
    for row in 0..<count where self[row].bit & set != 0 { words[row >> 6] |= 1 << UInt64(row & 63) }
    return Bitmap(words: words, count: count)
  }
}

extension GatheredField {
  /// A bit for every row: set where its kind is in the set.
  func bits(of set: UInt16) -> Bitmap {
    let rowCount = rowCount
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: rowCount))
    var start = 0
    for (segment, rows) in zip(segments, rowCounts) {
      let kinds = segment?.kinds ?? KindRun()
      GatheredField.set(&words, kinds, set, from: start)
      if set & ValueKind.absent.bit != 0 {
        GatheredField.fill(&words, start + kinds.count..<start + rows)
      }
      start += rows
    }
    return Bitmap(words: words, count: rowCount)
  }

  var nullity: Nullity {
    let set = kinds
    guard set & ValueKind.nulls != 0 else { return .none }
    let absence = set & ValueKind.absent.bit == 0 ? nil : bits(of: ValueKind.absent.bit)
    return Nullity(validity: bits(of: ~ValueKind.nulls), absence: absence)
  }

  private static func set(_ words: inout [UInt64], _ kinds: KindRun, _ set: UInt16, from start: Int) {
    if let only = kinds.only {
      if only.bit & set != 0 { fill(&words, start..<start + kinds.count) }
      return
    }
    for row in 0..<kinds.count where kinds[row].bit & set != 0 {
      words[(start + row) >> 6] |= 1 << UInt64((start + row) & 63)
    }
  }

  private static func fill(_ words: inout [UInt64], _ rows: Range<Int>) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      if row & 63 == 0, rows.upperBound - row >= 64 {
        words[row >> 6] = .max
        row += 64
      } else {
        words[row >> 6] |= 1 << UInt64(row & 63)
        row += 1
      }
    }
  }
}
