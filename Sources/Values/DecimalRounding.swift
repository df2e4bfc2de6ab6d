/// Rounding to decimal digits, halves away from zero. Negative digits round to tens, hundreds and so on.
package enum DecimalRounding {
  /// The rounded integer; nil beyond 64 bits. Digits from 0 on leave it as it is.
  package static func roundHalfAwayFromZero(_ value: Int64, digits: Int64) -> Int64? {
    guard digits < 0 else { return value }
    // 10²⁰ is more than twice any value.
    guard digits > -20 else { return 0 }
    var unit: UInt128 = 1
    for _ in 0..<(-digits) { unit *= 10 }
    let magnitude = (UInt128(value.magnitude) + unit / 2) / unit * unit
    return Int64(exactly: value < 0 ? -Int128(magnitude) : Int128(magnitude))
  }

  /// The rounded real; nil where it is not finite.
  ///
  /// What is rounded is the number as it is written, with the fewest digits that read back the same: 2.675 to two
  /// digits is 2.68, as in other query languages, although the nearest binary64 is a little less than 2.675.
  package static func roundHalfAwayFromZero(_ value: Double, digits: Int64) -> Double? {
    guard value.isFinite else { return nil }
    // A whole number and a half is exact in binary64 wherever there are halves.
    if digits == 0 { return value.rounded(.toNearestOrAwayFromZero) + 0 }
    guard value != 0 else { return 0 }
    var decimal = ShortestDigits(of: value.magnitude)
    guard decimal.roundHalfUp(toDigits: digits) else { return value }
    guard let magnitude = decimal.real else { return nil }
    return value < 0 && magnitude != 0 ? -magnitude : magnitude
  }
}
