import Values

/// Numbers of data as integers or as binary64.
enum NumberReading {
  /// The number as binary64; nil where that is not exact (integers) or not finite, and for what is no number.
  static func real(_ value: FieldValue) -> Double? {
    switch value {
    case .integer(let integer): return Double(exactly: integer)
    case .decimal(let digits, let scale): return DecimalSpelling.real(digits: digits, scale: scale)
    case .otherNumber(let written):
      if isWhole(written), !ExactInteger.isBinary64(written.span) { return nil }
      return NumberText.real(written.span)
    case .absent, .null, .boolean, .time, .text, .record, .list: return nil
    }
  }

  /// The number as an integer; nil where it is none of 64 bits, and for what is no number.
  static func integer(_ value: FieldValue) -> Int64? {
    switch value {
    case .integer(let integer): return integer
    case .decimal(let digits, let scale): return DecimalSpelling.integer(digits: digits, scale: scale)
    case .otherNumber(let written):
      if isWhole(written) { return NumberText.integer(written.span) }
      return NumberText.real(written.span).flatMap { Int64(exactly: $0) }
    case .absent, .null, .boolean, .time, .text, .record, .list: return nil
    }
  }

  /// True for a number of any size that is not whole.
  static func hasFraction(_ written: ArraySlice<UInt8>) -> Bool {
    NumberText.real(written.span).map { $0 != $0.rounded() } ?? false
  }

  /// True for a number without a point and without an exponent.
  static func isWhole(_ written: ArraySlice<UInt8>) -> Bool {
    !written.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
  }
}
