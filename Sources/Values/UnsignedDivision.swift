/// Division of magnitudes, rounded.
enum UnsignedDivision {
  /// The quotient rounded to the nearest integer, halves to the even one. The divisor is not 0.
  static func halfToEven(_ dividend: UInt128, by divisor: UInt128) -> UInt128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    // `remainder > divisor - remainder` is `2 * remainder > divisor` without leaving the width.
    let rest = divisor - remainder
    let isUp = remainder > rest || (remainder == rest && quotient & 1 == 1)
    return isUp ? quotient + 1 : quotient
  }
}
