// Every operation computes with whole numbers wide enough to be exact, and rounds once, half to even.
// What may overflow gives nil then.

extension ExactDuration {
  /// The sum; nil beyond 64 bits.
  package func adding(_ other: ExactDuration) -> ExactDuration? {
    let (sum, overflow) = microseconds.addingReportingOverflow(other.microseconds)
    return overflow ? nil : ExactDuration(microseconds: sum)
  }

  /// The difference; nil beyond 64 bits.
  package func subtracting(_ other: ExactDuration) -> ExactDuration? {
    let (difference, overflow) = microseconds.subtractingReportingOverflow(other.microseconds)
    return overflow ? nil : ExactDuration(microseconds: difference)
  }

  /// The same length with the other sign; nil for the smallest, which has no counterpart.
  package func negated() -> ExactDuration? {
    ExactDuration(microseconds: 0).subtracting(self)
  }

  /// The length times an integer; nil beyond 64 bits.
  package func multiplied(by factor: Int64) -> ExactDuration? {
    let (product, overflow) = microseconds.multipliedReportingOverflow(by: factor)
    return overflow ? nil : ExactDuration(microseconds: product)
  }

  /// The length times a real; nil beyond 64 bits.
  package func multiplied(by factor: Double) -> ExactDuration? {
    guard let real = BinaryReal(factor) else { return nil }
    // Below 2⁶³⁺¹ · 2⁵³: exact.
    let product = UInt128(microseconds.magnitude) * UInt128(real.mantissa)
    let isNegative = (microseconds < 0) != real.isNegative
    guard product > 0 else { return ExactDuration(microseconds: 0) }
    if real.exponent >= 0 {
      // A product above 2⁶³ is too large already; below, a shift by at most 63 stays within 127 bits.
      guard real.exponent < 64, product <= 1 << 63 else { return nil }
      return ExactDuration(magnitude: product << UInt128(real.exponent), isNegative: isNegative)
    }
    // From 2¹¹⁸ on the quotient is below a quarter.
    guard real.exponent > -118 else { return ExactDuration(microseconds: 0) }
    let divisor = UInt128(1) << UInt128(-real.exponent)
    return ExactDuration(
      magnitude: UnsignedDivision.halfToEven(product, by: divisor), isNegative: isNegative)
  }

  /// The length divided by an integer; nil beyond 64 bits, and for 0, which the caller asks about first.
  package func divided(by divisor: Int64) -> ExactDuration? {
    guard divisor != 0 else { return nil }
    let magnitude = UnsignedDivision.halfToEven(
      UInt128(microseconds.magnitude), by: UInt128(divisor.magnitude))
    return ExactDuration(magnitude: magnitude, isNegative: (microseconds < 0) != (divisor < 0))
  }

  /// The length divided by a real; nil beyond 64 bits, and for 0, which the caller asks about first.
  package func divided(by divisor: Double) -> ExactDuration? {
    guard let real = BinaryReal(divisor), real.mantissa > 0 else { return nil }
    let isNegative = (microseconds < 0) != real.isNegative
    var dividend = UInt128(microseconds.magnitude)
    guard dividend > 0 else { return ExactDuration(microseconds: 0) }
    var scaled = UInt128(real.mantissa)
    if real.exponent < 0 {
      // dividend · 2^shift / mantissa, where the mantissa is below 2⁵³: from 118 bits on it is above 2⁶³.
      let shift = UInt128(-real.exponent)
      guard UInt128(dividend.bitWidth - dividend.leadingZeroBitCount) + shift <= 118 else { return nil }
      dividend <<= shift
    } else {
      // From 2⁶⁵ on the divisor is more than twice any length.
      guard scaled.bitWidth - scaled.leadingZeroBitCount + real.exponent <= 65 else {
        return ExactDuration(microseconds: 0)
      }
      scaled <<= UInt128(real.exponent)
    }
    return ExactDuration(magnitude: UnsignedDivision.halfToEven(dividend, by: scaled), isNegative: isNegative)
  }

  /// How often another length goes into this one, the exact quotient rounded once.
  ///
  /// For a zero length, which the caller asks about first, it is not finite.
  package func divided(by other: ExactDuration) -> Double {
    IntegerMath.dividedAsReal(microseconds, other.microseconds)
  }

  /// The average of so many lengths by their sum; nil for none.
  package static func average(sum: Int128, count: Int64) -> ExactDuration? {
    guard count > 0 else { return nil }
    let magnitude = UnsignedDivision.halfToEven(sum.magnitude, by: UInt128(count))
    return ExactDuration(magnitude: magnitude, isNegative: sum < 0)
  }

  /// Makes a length of a magnitude and a sign; nil beyond 64 bits.
  private init?(magnitude: UInt128, isNegative: Bool) {
    guard magnitude <= 1 << 63 else { return nil }
    let value = Int128(magnitude)
    guard let microseconds = Int64(exactly: isNegative ? -value : value) else { return nil }
    self.init(microseconds: microseconds)
  }
}
