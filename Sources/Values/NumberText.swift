/// Integers and reals in decimal, independent of any locale.
package enum NumberText {
  /// Reads `-?[0-9]+`; nil where it is something else or beyond 64 bits.
  package static func integer(_ text: Span<UInt8>) -> Int64? {
    let isNegative = text.count > 0 && text[0] == ASCII.minus
    var position = isNegative ? 1 : 0
    guard position < text.count else { return nil }
    // Towards the negative, where there is room for one more.
    var value: Int64 = 0
    while position < text.count {
      guard let digit = ASCII.digit(text[position]) else { return nil }
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.subtractingReportingOverflow(Int64(digit))
      guard !overflow, !carry else { return nil }
      value = sum
      position += 1
    }
    guard !isNegative else { return value }
    return value == .min ? nil : -value
  }

  /// Reads a JSON number (its grammar is checked) as the nearest binary64; nil where it is none or not finite.
  ///
  /// Of the two zeros it gives the positive one.
  package static func real(_ text: Span<UInt8>) -> Double? {
    guard let number = DecimalNumber(json: text) else { return nil }
    if let exact = number.exactReal { return exact }
    if number.isZero || number.ceilingExponent < smallestExponent { return 0 }
    guard number.ceilingExponent < largestExponent else { return nil }
    var digits: [UInt8] = []
    digits.append(bytesOf: text)
    // The grammar has been checked: no name, no hexadecimal digits, no space gets here.
    guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
    // A negative number too small for binary64 becomes −0, and −0 + 0 is 0.
    return value + 0
  }

  /// Appends the decimal digits, with a minus before a negative number.
  package static func write(_ value: Int64, to output: inout [UInt8]) {
    if value < 0 { output.append(ASCII.minus) }
    write(unsigned: value.magnitude, to: &output)
  }

  /// Appends the decimal digits.
  package static func write(unsigned value: UInt64, to output: inout [UInt8]) {
    guard value >= 10 else {
      output.append(ASCII.zero + UInt8(truncatingIfNeeded: value))
      return
    }
    // 2⁶⁴ has 20 digits.
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var first = 20
    var rest = value
    while rest > 0 {
      first -= 1
      digits[first] = ASCII.zero + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    output.append(bytesOf: digits.span.extracting(first..<20))
  }

  /// Appends the form of RFC 8785: the fewest digits that read back the same (`11`, `0.1`, `1e+21`); −0 is `0`.
  ///
  /// A number that is not finite, which no query makes, is written `null`, as ECMAScript's JSON does.
  package static func write(_ value: Double, to output: inout [UInt8]) {
    guard value.isFinite else {
      output.append(contentsOf: "null".utf8)
      return
    }
    // Below 2⁵³ the digits of a whole number are all needed: its neighbours are at most 1 apart.
    if value.magnitude < 0x1p53, let integer = Int64(exactly: value) {
      write(integer, to: &output)
      return
    }
    if value < 0 { output.append(ASCII.minus) }
    ShortestDigits(of: value.magnitude).write(to: &output)
  }

  /// Below 10⁻³²⁴ every number is nearest to 0, from 10³⁰⁹ on none is finite; some distance from both.
  private static var smallestExponent: Int { -400 }
  private static var largestExponent: Int { 400 }
}
