/// Quotients and products of 64-bit numbers and reals, exact and then rounded once.
enum ExactRatio {
  /// A finite real's magnitude as `significand` × 2^`exponent`, without loss.
  static func parts(_ real: Double) -> (significand: UInt64, exponent: Int) {
    let isSubnormal = real.exponentBitPattern == 0
    let hidden: UInt64 = isSubnormal ? 0 : 1 << 52
    return (real.significandBitPattern | hidden, max(Int(real.exponentBitPattern), 1) - 1075)
  }

  /// The real nearest to `numerator` ÷ `denominator`, which is not 0.
  static func nearestReal(_ numerator: Int64, _ denominator: Int64) -> Double {
    let magnitude = nearestReal(WideNatural(numerator.magnitude), denominator.magnitude)
    return (numerator < 0) == (denominator < 0) ? magnitude : -magnitude
  }

  /// The real nearest to `numerator` ÷ `denominator`, which is not 0.
  static func nearestReal(_ numerator: WideNatural, _ denominator: UInt64) -> Double {
    if numerator.isZero { return 0 }
    // The scaled quotient has at least 129 bits; what is left over only matters as "more than nothing",
    // which one more bit at the end says.
    let scale = 192
    let (quotient, remainder) = numerator.shiftedLeft(scale).divided(by: denominator)
    let sticky = quotient.shiftedLeft(1).adding(WideNatural(remainder == 0 ? 0 : 1))
    return sticky.nearestReal() * Double(sign: .plus, exponent: -scale - 1, significand: 1)
  }

  /// The whole part of `dividend` ÷ `divisor`, which is not 0; it may be infinite.
  ///
  /// From 2⁵³ on reals are whole: there it is the real nearest to the quotient, not to its whole part, which
  /// differ where the latter lies just between two reals.
  static func truncatedQuotient(_ dividend: Double, _ divisor: Double) -> Double {
    if (dividend / divisor).magnitude >= 0x1p53 { return dividend / divisor }
    let (a, b) = (parts(dividend), parts(divisor))
    let shift = a.exponent - b.exponent
    let magnitude: Double
    if shift >= 0 {
      magnitude = WideNatural(a.significand).shiftedLeft(shift).divided(by: b.significand).quotient
        .nearestReal()
    } else if shift <= -64 {
      magnitude = 0
    } else {
      magnitude = Double(UInt128(a.significand) / (UInt128(b.significand) << UInt128(-shift)))
    }
    return (dividend < 0) == (divisor < 0) ? magnitude : -magnitude
  }

  /// `integer` × `real`, rounded half to even; nil beyond 64 bits.
  static func product(_ integer: Int64, _ real: Double) -> Int64? {
    let (significand, exponent) = parts(real)
    let isNegative = (integer < 0) != (real < 0)
    let product = UInt128(integer.magnitude) * UInt128(significand)
    if product == 0 { return 0 }
    // The product has less than 117 bits: shifted right by 118 or more it is less than a half.
    if exponent <= -118 { return 0 }
    if exponent < 0 { return signed(halfToEven(product, UInt128(1) << UInt128(-exponent)), isNegative) }
    // A real of 53 bits and such an exponent is beyond 64 bits already.
    return exponent >= 12 ? nil : signed(product << UInt128(exponent), isNegative)
  }

  /// `integer` ÷ `real`, which is not 0, rounded half to even; nil beyond 64 bits.
  static func quotient(_ integer: Int64, _ real: Double) -> Int64? {
    let (significand, exponent) = parts(real)
    let isNegative = (integer < 0) != (real < 0)
    if integer == 0 || exponent >= 64 { return 0 }
    if exponent >= 0 {
      let divisor = UInt128(significand) << UInt128(exponent)
      return signed(halfToEven(UInt128(integer.magnitude), divisor), isNegative)
    }
    let (whole, rest) = WideNatural(integer.magnitude).shiftedLeft(-exponent).divided(by: significand)
    guard let whole = whole.uint64 else { return nil }
    return signed(
      halfToEven(UInt128(whole) * UInt128(significand) + UInt128(rest), UInt128(significand)), isNegative)
  }

  /// `integer` ÷ `divisor`, which is not 0, rounded half to even; nil beyond 64 bits.
  static func quotient(_ integer: Int64, _ divisor: Int64) -> Int64? {
    let rounded = halfToEven(UInt128(integer.magnitude), UInt128(divisor.magnitude))
    return signed(rounded, (integer < 0) != (divisor < 0))
  }

  private static func halfToEven(_ dividend: UInt128, _ divisor: UInt128) -> UInt128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let other = divisor - remainder
    if remainder > other || (remainder == other && quotient % 2 == 1) { return quotient + 1 }
    return quotient
  }

  private static func signed(_ magnitude: UInt128, _ isNegative: Bool) -> Int64? {
    guard magnitude <= UInt128(1) << 64 else { return nil }
    return Int64(exactly: isNegative ? -Int128(magnitude) : Int128(magnitude))
  }
}
