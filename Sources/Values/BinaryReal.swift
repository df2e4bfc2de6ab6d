/// A finite real as what it is: a whole number times a power of two.
struct BinaryReal {
  let isNegative: Bool
  /// Below 2⁵³.
  let mantissa: UInt64
  /// From −1074 to 971.
  let exponent: Int

  /// Takes a real apart exactly; nil where it is not finite.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    let isSubnormal = value.exponentBitPattern == 0
    mantissa = isSubnormal ? value.significandBitPattern : value.significandBitPattern | 1 << 52
    exponent = Int(max(value.exponentBitPattern, 1)) - 1075
  }
}
