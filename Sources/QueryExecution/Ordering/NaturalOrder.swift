import Columnar
import QueryPlan

/// The natural order of texts: runs of digits (`0` to `9`) by value, the rest by code point, ties by the whole text.
///
/// Each text has a key whose bytes order like it. A run of digits begins with the byte of a digit, so that it stands
/// among other characters as a digit does; then come how many digits it has without leading zeros, and those. A zero
/// byte of the text is followed by a 1, two zero bytes end this part, and the whole text decides between equal ones.
enum NaturalOrder {
  /// For each text its key.
  static func keys(of texts: TextVector) -> TextVector {
    var keys = TextVectorBuilder()
    let bytes = texts.bytes.span
    for row in 0..<texts.count {
      keys.append { appendKey(of: bytes.extracting(texts.range(row)), to: &$0) }
    }
    return keys.vector
  }

  /// For each text of a dictionary, which are distinct, its place in the natural order.
  static func ranks(
    of texts: TextArena, _ interruption: Interruption
  ) throws(ExecutionFailure) -> [UInt64] {
    var keys = TextVectorBuilder()
    var pacing = PacedInterruption(interruption)
    for index in 0..<texts.count {
      let range = texts.range(of: index)
      try pacing.spend(range.count + 1)
      keys.append { appendKey(of: texts.bytes.span.extracting(range), to: &$0) }
    }
    return try TextRanks.ranks(of: keys.vector, interruption)
  }

  static func appendKey(of text: Span<UInt8>, to key: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isDigit(byte) {
        index = appendDigits(text, from: index, to: &key)
        continue
      }
      key.append(byte)
      if byte == 0 { key.append(1) }
      index += 1
    }
    key.append(0)
    key.append(0)
    for index in text.indices { key.append(text[index]) }
  }

  /// Appends a run of digits; returns where the text goes on.
  private static func appendDigits(_ text: Span<UInt8>, from start: Int, to key: inout [UInt8]) -> Int {
    var first = start
    while first < text.count && text[first] == UInt8(ascii: "0") { first += 1 }
    var end = first
    while end < text.count && isDigit(text[end]) { end += 1 }
    key.append(UInt8(ascii: "0"))
    appendCount(end - first, to: &key)
    for index in first..<end { key.append(text[index]) }
    return end
  }

  /// One byte for counts below 255; else that byte and eight more, the highest first.
  private static func appendCount(_ count: Int, to key: inout [UInt8]) {
    guard count >= 255 else { return key.append(UInt8(truncatingIfNeeded: count)) }
    key.append(255)
    for shift in stride(from: 56, through: 0, by: -8) {
      key.append(UInt8(truncatingIfNeeded: count >> shift))
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
