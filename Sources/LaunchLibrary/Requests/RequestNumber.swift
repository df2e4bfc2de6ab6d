/// A whole number of any size as LL2's server reads one: white space around it, a sign, single `_` between digits and
/// the digits of every script are allowed.
struct RequestNumber {
  /// The server refuses to read numbers with more digits.
  private static let mostDigits = 4300

  let isNegative: Bool
  /// Without zeros in front; empty for zero.
  private let digits: [UInt8]

  static let zero = RequestNumber(isNegative: false, digits: [])

  private init(isNegative: Bool, digits: [UInt8]) {
    self.isNegative = isNegative && !digits.isEmpty
    self.digits = digits
  }

  /// Nil for what is no whole number.
  init?(_ text: String) {
    var rest = ServerText.trimmed(text)[...]
    let sign = rest.first
    if sign == "-" || sign == "+" { rest.removeFirst() }
    guard let read = RequestNumber.digits(rest), read.count <= RequestNumber.mostDigits else { return nil }
    self.init(isNegative: sign == "-", digits: Array(read.drop { $0 == 0 }))
  }

  private static func digits(_ text: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
    var digits: [UInt8] = []
    var mayBeSeparator = false
    for scalar in text {
      if scalar == "_" {
        guard mayBeSeparator else { return nil }
        mayBeSeparator = false
      } else {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
          let digit = UInt8(exactly: value)
        else { return nil }
        digits.append(digit)
        mayBeSeparator = true
      }
    }
    return mayBeSeparator ? digits : nil
  }

  var isZero: Bool { digits.isEmpty }

  /// Nil beyond 64 bits.
  var value: Int64? { Int64((isNegative ? "-" : "") + text(digits)) }

  /// The nearest 64-bit integer.
  var clamped: Int64 { value ?? (isNegative ? .min : .max) }

  /// The digits of the number less a smaller one; nil where nothing or less would be left. The number is not
  /// negative.
  func text(less subtrahend: Int) -> String? {
    guard clamped > Int64(subtrahend) else { return nil }
    var digits = digits
    var left = subtrahend
    for position in digits.indices.reversed() where left > 0 {
      let digit = Int(digits[position]) - left % 10
      left /= 10
      // A digit that was too small has borrowed ten from the one before it.
      if digit < 0 { left += 1 }
      digits[position] = UInt8(digit < 0 ? digit + 10 : digit)
    }
    return text(Array(digits.drop { $0 == 0 }))
  }

  private func text(_ digits: [UInt8]) -> String {
    digits.isEmpty ? "0" : String(decoding: digits.map { UInt8(ascii: "0") + $0 }, as: UTF8.self)
  }
}
