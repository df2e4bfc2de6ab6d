import Values

/// Reads the tokens of JSON (RFC 8259), one after another, from bytes that are valid UTF-8.
struct JSONScanner {
  /// The byte that is read next.
  var position: Int

  /// No decision about a text needs to see more bytes than this behind the position.
  static var longestLook: Int { 16 }

  static var quote: UInt8 { UInt8(ascii: "\"") }
  static var backslash: UInt8 { UInt8(ascii: "\\") }

  /// A number: its value where 64 bits hold it, the digits of a short decimal, else only that it is one.
  enum Number {
    case integer(Int64)
    /// At most 18 digits, `scale` of them right of the point.
    case decimal(digits: Int64, scale: UInt8)
    /// Beyond 64 bits, with an exponent, of more digits, or a negative zero.
    case other
  }

  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// The next byte; nil at the end.
  func peek(_ text: Span<UInt8>) -> UInt8? { position < text.count ? text[position] : nil }

  mutating func skipWhiteSpace(_ text: Span<UInt8>) {
    while position < text.count, JSONScanner.isWhiteSpace(text[position]) { position &+= 1 }
  }

  /// Reads the byte if it comes next.
  mutating func take(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position &+= 1
    return true
  }

  /// Reads `true`, `false` or `null`.
  mutating func readWord(_ text: Span<UInt8>) throws(ReadingFault) -> FoundValue.Form {
    guard let word = takeWord(text) else { throw noValue(text) }
    return word
  }

  /// The same; nil where none of them comes next.
  mutating func takeWord(_ text: Span<UInt8>) -> FoundValue.Form? {
    switch peek(text) {
    case UInt8(ascii: "n") where take(0x6E75_6C6C, text, after: 0): .null
    case UInt8(ascii: "t") where take(0x7472_7565, text, after: 0): .yes
    case UInt8(ascii: "f") where take(0x616C_7365, text, after: 1): .no
    default: nil
    }
  }

  /// Reads a number, whose first byte is `-` or a digit.
  mutating func readNumber(_ text: Span<UInt8>) throws(ReadingFault) -> Number {
    let start = position
    let isNegative = take(UInt8(ascii: "-"), text)
    let first = position
    let magnitude = skipDigits(text)
    let digits = position - first
    guard digits > 0 else { throw missingDigit(after: "-", text) }
    if digits > 1, text[first] == UInt8(ascii: "0") {
      throw ReadingFault(
        "a number begins with a superfluous `0`", at: start, to: position, hint: "take the zero away")
    }
    let next = peek(text)
    guard next != UInt8(ascii: "."), next.map({ $0 | 0x20 }) != UInt8(ascii: "e") else {
      return try readFraction(text, magnitude, digits, isNegative)
    }
    // 18 digits are always fewer than 64 bits.
    if digits <= 18, magnitude > 0 || !isNegative {
      return .integer(isNegative ? 0 &- magnitude : magnitude)
    }
    guard magnitude != 0 || digits > 1, let value = NumberText.integer(text.extracting(start..<position))
    else {
      return .other
    }
    return .integer(value)
  }

  /// Reads the point and the exponent of a number whose whole part has been read.
  private mutating func readFraction(
    _ text: Span<UInt8>, _ whole: Int64, _ wholeDigits: Int, _ isNegative: Bool
  ) throws(ReadingFault) -> Number {
    var digits = whole
    var scale = 0
    if take(UInt8(ascii: "."), text) {
      let first = position
      digits = skipDigits(text, after: whole)
      scale = position - first
      guard scale > 0 else { throw missingDigit(after: ".", text) }
    }
    guard peek(text).map({ $0 | 0x20 }) != UInt8(ascii: "e") else {
      try skipExponent(text)
      return .other
    }
    guard wholeDigits + scale <= 18, digits > 0 || !isNegative else { return .other }
    return .decimal(digits: isNegative ? 0 &- digits : digits, scale: UInt8(truncatingIfNeeded: scale))
  }

  /// Reads `skipped` bytes and four more if these are the four letters, the first one in the highest byte.
  private mutating func take(_ letters: UInt32, _ text: Span<UInt8>, after skipped: Int) -> Bool {
    let start = position + skipped
    guard text.count - start >= 4 else { return false }
    var found: UInt32 = 0
    for offset in start..<start + 4 { found = found << 8 | UInt32(text[offset]) }
    guard found == letters else { return false }
    position = start + 4
    return true
  }

  /// Returns the value of these digits behind others, as long as there are at most 18 of them.
  private mutating func skipDigits(_ text: Span<UInt8>, after value: Int64 = 0) -> Int64 {
    var value = value
    var end = position
    while end < text.count {
      let digit = text[end] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      end &+= 1
    }
    position = end
    return value
  }

  private mutating func skipExponent(_ text: Span<UInt8>) throws(ReadingFault) {
    position += 1
    if !take(UInt8(ascii: "-"), text) { _ = take(UInt8(ascii: "+"), text) }
    let first = position
    _ = skipDigits(text)
    guard position > first else { throw missingDigit(after: "e", text) }
  }

  private func missingDigit(after sign: String, _ text: Span<UInt8>) -> ReadingFault {
    ReadingFault(
      "\(found(text)) stands where a digit is wanted after `\(sign)`", at: position, to: position + 1)
  }
}
