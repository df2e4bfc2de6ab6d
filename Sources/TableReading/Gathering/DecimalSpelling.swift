import Values

/// Decimals that are kept as their digits and the number of those right of the point.
enum DecimalSpelling {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  ]

  /// Appends the number as it was written.
  static func write(digits: Int64, scale: UInt8, to output: inout [UInt8]) {
    var text: [UInt8] = []
    NumberText.write(unsigned: digits.magnitude, to: &text)
    let wanted = Int(scale) + 1
    if digits < 0 { output.append(UInt8(ascii: "-")) }
    if text.count < wanted {
      text.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: wanted - text.count), at: 0)
    }
    output.append(contentsOf: text[..<(text.count - Int(scale))])
    guard scale > 0 else { return }
    output.append(UInt8(ascii: "."))
    output.append(contentsOf: text[(text.count - Int(scale))...])
  }

  /// The nearest binary64.
  static func real(digits: Int64, scale: UInt8) -> Double {
    // Both numbers are exact, so that the quotient is rounded once (W. D. Clinger, "How to Read Floating Point Numbers
    // Accurately", 1990, the simple case).
    if digits.magnitude <= 1 << 53, Int(scale) < powers.count { return Double(digits) / powers[Int(scale)] }
    var text: [UInt8] = []
    write(digits: digits, scale: scale, to: &text)
    return NumberText.real(text.span) ?? 0
  }

  /// The number as an integer; nil where it is none.
  static func integer(digits: Int64, scale: UInt8) -> Int64? {
    var number = digits
    for _ in 0..<scale {
      guard number % 10 == 0 else { return nil }
      number /= 10
    }
    return number
  }
}
