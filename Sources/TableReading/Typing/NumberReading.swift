import Values

/// Numbers of data as integers or as binary64.
enum NumberReading {
  /// The number as binary64; nil where that is not exact (integers) or not finite, and for what is no number.
  ///
  /// An integer is also exact in the fewest digits that read back the same, as reals are written: what was a real stays
  /// one when it is written and read again.
  static func real(_ value: FieldValue) -> Double? {
    switch value {
    case .integer(let integer): return Double(exactly: integer) ?? shortest(integer)
    case .decimal(let digits, let scale): return DecimalSpelling.real(digits: digits, scale: scale)
    case .otherNumber(let written):
      guard let real = NumberText.real(written.span) else { return nil }
      return !isWhole(written) || ExactInteger.isBinary64(written.span) || isWritten(real, written)
        ? real : nil
    case .absent, .null, .boolean, .time, .text, .record, .list: return nil
    }
  }

  private static func shortest(_ integer: Int64) -> Double? {
    var written: [UInt8] = []
    NumberText.write(integer, to: &written)
    let real = Double(integer)
    return isWritten(real, written[...]) ? real : nil
  }

  /// True where the real is written just so.
  private static func isWritten(_ real: Double, _ digits: ArraySlice<UInt8>) -> Bool {
    var written: [UInt8] = []
    NumberText.write(real, to: &written)
    return digits.elementsEqual(written)
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
