/// Whole numbers of any size, as far as asking whether binary64 has them exactly.
enum ExactInteger {
  /// The digits that the largest binary64 has.
  private static let mostDigits = 309

  /// True where binary64 has the number exactly. `text` is digits, perhaps after `-`.
  static func isBinary64(_ text: Span<UInt8>) -> Bool {
    let first = text.count > 0 && text[0] == UInt8(ascii: "-") ? 1 : 0
    guard text.count - first <= mostDigits else { return false }
    // The lowest limb first.
    var limbs: [UInt32] = []
    for index in first..<text.count {
      var carry = UInt64(text[index] &- UInt8(ascii: "0"))
      for limb in limbs.indices {
        carry += UInt64(limbs[limb]) * 10
        limbs[limb] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
    }
    return significantBits(limbs)
  }

  /// 53 bits from the highest one that is set to the lowest, the highest below 2¹⁰²⁴.
  private static func significantBits(_ limbs: [UInt32]) -> Bool {
    guard let top = limbs.last, let lowest = limbs.firstIndex(where: { $0 != 0 }) else { return true }
    let length = limbs.count * 32 - top.leadingZeroBitCount
    let trailing = lowest * 32 + limbs[lowest].trailingZeroBitCount
    return length <= 1024 && length - trailing <= 53
  }
}
