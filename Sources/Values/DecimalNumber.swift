/// A JSON number (RFC 8259, section 6), taken apart.
struct DecimalNumber {
  private let isNegative: Bool
  /// The significant digits as a number, as far as 19 of them go.
  private var mantissa: UInt64 = 0
  private var digitCount = 0
  /// The power of ten that the mantissa is multiplied by, where all digits are in it.
  private var exponent = 0

  /// True where every digit is 0, whatever the exponent.
  var isZero: Bool { digitCount == 0 }

  /// Reads a text that is a JSON number and nothing else; nil otherwise.
  init?(json text: Span<UInt8>) {
    var position = 0
    isNegative = text.count > 0 && text[0] == ASCII.minus
    if isNegative { position += 1 }
    let start = position
    readDigits(text, at: &position, areFraction: false)
    guard position > start, text[start] != ASCII.zero || position == start + 1 else { return nil }
    if position < text.count, text[position] == ASCII.point {
      position += 1
      let first = position
      readDigits(text, at: &position, areFraction: true)
      guard position > first else { return nil }
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      guard readExponent(text, at: &position) else { return nil }
    }
    guard position == text.count else { return nil }
  }

  /// The value where it needs one correctly rounded operation on two exactly known numbers
  /// (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990); nil elsewhere.
  var exactReal: Double? {
    guard digitCount <= 19, mantissa < 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
    let scale = DecimalNumber.powersOfTen[abs(exponent)]
    let magnitude = exponent < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
    // Not for −0.
    return isNegative && mantissa != 0 ? -magnitude : magnitude
  }

  /// The power of ten just above the value: it is at least a tenth of it, and less than it.
  var ceilingExponent: Int { exponent + digitCount }

  private mutating func readDigits(_ text: Span<UInt8>, at position: inout Int, areFraction: Bool) {
    while position < text.count, let digit = ASCII.digit(text[position]) {
      position += 1
      if areFraction { exponent -= 1 }
      guard digit != 0 || digitCount > 0 else { continue }
      digitCount += 1
      if digitCount <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
    }
  }

  private mutating func readExponent(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    position += 1
    let isNegative = position < text.count && text[position] == ASCII.minus
    if isNegative || (position < text.count && text[position] == ASCII.plus) { position += 1 }
    let first = position
    var value = 0
    while position < text.count, let digit = ASCII.digit(text[position]) {
      if value < DecimalNumber.largestExponent { value = value * 10 + digit }
      position += 1
    }
    exponent += isNegative ? -value : value
    return position > first
  }

  /// Far beyond what the digits of any text in memory could make up for.
  private static var largestExponent: Int { 1_000_000_000_000_000 }

  /// The powers of ten that binary64 has exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]
}
