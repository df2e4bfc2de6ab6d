import Values

/// Reads the tokens of JSON (RFC 8259), one after another, from bytes that are valid UTF-8.
struct JSONScanner {
  /// The byte that is read next.
  var position: Int

  static var quote: UInt8 { UInt8(ascii: "\"") }
  static var backslash: UInt8 { UInt8(ascii: "\\") }

  /// A number: its value where 64 bits hold it, else only what it is.
  enum Number {
    case integer(Int64)
    /// Beyond 64 bits, or `-0`.
    case wideInteger
    case real
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
  mutating func readWord(_ text: Span<UInt8>) throws(ReadingFault) -> ValueKind {
    switch peek(text) {
    case UInt8(ascii: "n") where take(0x6E75_6C6C, text, after: 0): return .null
    case UInt8(ascii: "t") where take(0x7472_7565, text, after: 0): return .yes
    case UInt8(ascii: "f") where take(0x616C_7365, text, after: 1): return .no
    default: throw noValue(text)
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
    if try skipFractionAndExponent(text) { return .real }
    // 18 digits are always fewer than 64 bits.
    if digits <= 18, magnitude > 0 || !isNegative {
      return .integer(isNegative ? 0 &- magnitude : magnitude)
    }
    guard magnitude != 0 || digits > 1, let value = NumberText.integer(text.extracting(start..<position))
    else {
      return .wideInteger
    }
    return .integer(value)
  }

  /// The first byte behind the number that is known to stand at `start`.
  static func numberEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count {
      switch text[end] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        end += 1
      default: return end
      }
    }
    return end
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

  /// Returns the digits' value where there are at most 18 of them.
  private mutating func skipDigits(_ text: Span<UInt8>) -> Int64 {
    var value: Int64 = 0
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      position &+= 1
    }
    return value
  }

  private mutating func skipFractionAndExponent(_ text: Span<UInt8>) throws(ReadingFault) -> Bool {
    var isReal = false
    if take(UInt8(ascii: "."), text) {
      let first = position
      _ = skipDigits(text)
      guard position > first else { throw missingDigit(after: ".", text) }
      isReal = true
    }
    guard position < text.count, text[position] | 0x20 == UInt8(ascii: "e") else { return isReal }
    position += 1
    if !take(UInt8(ascii: "-"), text) { _ = take(UInt8(ascii: "+"), text) }
    let first = position
    _ = skipDigits(text)
    guard position > first else { throw missingDigit(after: "e", text) }
    return true
  }

  private func missingDigit(after sign: String, _ text: Span<UInt8>) -> ReadingFault {
    ReadingFault(
      "\(found(text)) stands where a digit is wanted after `\(sign)`", at: position, to: position + 1)
  }
}
