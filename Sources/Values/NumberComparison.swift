/// Comparison of integers with reals by value, without converting either into the other with loss.
package enum NumberComparison {
  /// −1 where the integer is less, 0 where both are equal, 1 where it is greater. The real is finite.
  package static func compare(_ integer: Int64, _ real: Double) -> Int {
    // −2⁶³ and 2⁶³ are exact reals; the integers lie between them, the upper one left out.
    if real >= 0x1p63 { return -1 }
    guard real >= -0x1p63 else { return 1 }
    let whole = real.rounded(.towardZero)
    let truncated = Int64(whole)
    if integer != truncated { return integer < truncated ? -1 : 1 }
    return whole == real ? 0 : whole < real ? -1 : 1
  }
}
