import CKernels

/// The bytes that may end a field or are a quote: the separator, line feeds, carriage returns and double quotes.
struct FieldMarks: Sendable {
  let separator: UInt8
  /// The first byte that has been looked at.
  private(set) var start = 0
  /// Words of 64 bytes that have been looked at. There may be more words from another time.
  private(set) var count = 0
  private(set) var words: [perigee_field_mark_bits] = []

  init(separator: UInt8) { self.separator = separator }

  /// Looks at bytes between two places of the text, as many as make whole words.
  mutating func look(at text: Span<UInt8>, from start: Int, to end: Int) {
    self.start = start
    count = max(min(end, text.count) - start, 0) / 64
    if words.count < count { words = Array(repeating: perigee_field_mark_bits(), count: count) }
    guard count > 0 else { return }
    let (part, separator) = (text.extracting(start..<start + count * 64), separator)
    words.withUnsafeMutableBufferPointer { words in
      part.withUnsafeBufferPointer { part in
        // There is a word for each 64 bytes of the part.
        guard let first = part.baseAddress, let output = words.baseAddress else { return }
        perigee_field_marks(first, part.count / 64, separator, output)
      }
    }
  }

  /// How many there are before a place.
  func number(before place: Int) -> Int {
    let words = words.span
    var number = 0
    for word in 0..<min(count, max(place - start, 0) / 64) {
      number &+= Int(truncatingIfNeeded: words[word].count)
    }
    return number
  }

  /// The place of the first one from `start` on; the end of the text where there is none.
  static func first(in text: Span<UInt8>, from start: Int, _ separator: UInt8) -> Int {
    text.withUnsafeBufferPointer { bytes in
      guard start < bytes.count, let first = bytes.baseAddress else { return bytes.count }
      return start &+ perigee_first_field_mark(first + start, bytes.count &- start, separator)
    }
  }
}
