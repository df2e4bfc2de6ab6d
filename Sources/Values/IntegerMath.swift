/// Arithmetic on integers that neither wraps nor loses digits.
package enum IntegerMath {
  /// The exact quotient, rounded once to the nearest binary64.
  ///
  /// For a divisor of 0, which the caller asks about first, it is not finite.
  package static func dividedAsReal(_ dividend: Int64, _ divisor: Int64) -> Double {
    // Up to 2⁵³ both are exact as binary64, and IEEE 754 division rounds once.
    if dividend.magnitude <= 1 << 53 && divisor.magnitude <= 1 << 53 {
      return Double(dividend) / Double(divisor)
    }
    return average(sum: Int128(dividend), count: divisor)
  }

  /// The exact quotient of a wide sum, rounded once to the nearest binary64.
  ///
  /// For a count of 0, which the caller asks about first, it is not finite.
  package static func average(sum dividend: Int128, count divisor: Int64) -> Double {
    guard dividend != 0, divisor != 0 else { return Double(dividend) / Double(divisor) }
    // The dividend fills all 128 bits and the divisor at most 64, so that the quotient has more than 64
    // (65 where the divisor is 2⁶³).
    let shift = dividend.magnitude.leadingZeroBitCount
    let (quotient, remainder) = (dividend.magnitude << UInt128(shift))
      .quotientAndRemainder(dividingBy: UInt128(divisor.magnitude))
    let excess = 64 - quotient.leadingZeroBitCount
    var leading = UInt64(truncatingIfNeeded: quotient >> UInt128(excess))
    // The lowest of 64 bits is far below the last of 53: set, it only says that the quotient is not a tie.
    if remainder != 0 || UInt128(leading) << UInt128(excess) != quotient { leading |= 1 }
    // This conversion rounds; scaling by a power of two between 2⁻⁶³ and 2¹²⁷ is exact.
    let magnitude = Double(sign: .plus, exponent: excess - shift, significand: Double(leading))
    return (dividend < 0) != (divisor < 0) ? -magnitude : magnitude
  }
}
