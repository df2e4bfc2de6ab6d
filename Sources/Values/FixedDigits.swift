/// Decimal numbers of a fixed width, as dates and times of day have them.
enum FixedDigits {
  /// Reads exactly `count` digits (at most 9) from `start`; nil where the text has something else or ends.
  static func read(_ text: Span<UInt8>, from start: Int, count: Int) -> Int? {
    guard text.count - start >= count else { return nil }
    var value = 0
    for offset in 0..<count {
      guard let digit = ASCII.digit(text[start + offset]) else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Appends a number that is not negative with leading zeros up to `width` digits (at most 8).
  static func append(_ value: Int, width: Int, to output: inout [UInt8]) {
    var digits = InlineArray<8, UInt8>(repeating: ASCII.zero)
    var rest = value
    var first = 8
    for _ in 0..<width {
      first -= 1
      digits[first] = ASCII.zero &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    output.append(bytesOf: digits.span.extracting(first..<8))
  }

  /// Appends the point and the digits of a fraction in millionths, without trailing zeros; nothing for zero.
  static func append(fraction microseconds: Int, to output: inout [UInt8]) {
    guard microseconds > 0 else { return }
    var digits = microseconds
    var width = 6
    while digits % 10 == 0 {
      digits /= 10
      width -= 1
    }
    output.append(ASCII.point)
    append(digits, width: width, to: &output)
  }
}
