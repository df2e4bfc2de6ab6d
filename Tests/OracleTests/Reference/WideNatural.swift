/// A natural number of any size, slow and plain, so that the reference rounds once and never wraps.
struct WideNatural: Equatable {
  /// The least significant first; no zeros at the end.
  private var limbs: [UInt64]

  init(_ value: UInt64) { limbs = value == 0 ? [] : [value] }

  private init(limbs: [UInt64]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  var isZero: Bool { limbs.isEmpty }

  func multiplied(by factor: UInt64) -> WideNatural {
    var carry: UInt128 = 0
    var product: [UInt64] = []
    for limb in limbs {
      carry += UInt128(limb) * UInt128(factor)
      product.append(UInt64(truncatingIfNeeded: carry))
      carry >>= 64
    }
    return WideNatural(limbs: product + [UInt64(carry)])
  }

  func shiftedLeft(_ bits: Int) -> WideNatural {
    let shifted = multiplied(by: 1 << UInt64(bits % 64))
    return WideNatural(limbs: Array(repeating: 0, count: bits / 64) + shifted.limbs)
  }

  func adding(_ other: WideNatural) -> WideNatural {
    var carry: UInt128 = 0
    var sum: [UInt64] = []
    for index in 0..<max(limbs.count, other.limbs.count) {
      carry += UInt128(index < limbs.count ? limbs[index] : 0)
      carry += UInt128(index < other.limbs.count ? other.limbs[index] : 0)
      sum.append(UInt64(truncatingIfNeeded: carry))
      carry >>= 64
    }
    return WideNatural(limbs: sum + [UInt64(carry)])
  }

  /// The distance to another number, and which of the two is larger.
  func distance(to other: WideNatural) -> (magnitude: WideNatural, isLarger: Bool) {
    let count = max(limbs.count, other.limbs.count)
    let (a, b) = (padded(to: count), other.padded(to: count))
    let isLarger = zip(a, b).reversed().first { $0 != $1 }.map { $0 > $1 } ?? false
    var borrow: UInt64 = 0
    var difference: [UInt64] = []
    for (larger, smaller) in isLarger ? zip(a, b) : zip(b, a) {
      let (first, isBelow) = larger.subtractingReportingOverflow(smaller)
      let (second, isBelowAgain) = first.subtractingReportingOverflow(borrow)
      borrow = isBelow || isBelowAgain ? 1 : 0
      difference.append(second)
    }
    return (WideNatural(limbs: difference), isLarger)
  }

  private func padded(to count: Int) -> [UInt64] {
    limbs + Array(repeating: 0, count: count - limbs.count)
  }

  /// Truncating; the divisor is not 0.
  func divided(by divisor: UInt64) -> (quotient: WideNatural, remainder: UInt64) {
    var remainder: UInt128 = 0
    var quotient = limbs
    for index in limbs.indices.reversed() {
      let part = remainder << 64 | UInt128(limbs[index])
      quotient[index] = UInt64(part / UInt128(divisor))
      remainder = part % UInt128(divisor)
    }
    return (WideNatural(limbs: quotient), UInt64(remainder))
  }

  /// The number as 64 bits; nil where it is larger.
  var uint64: UInt64? { limbs.count > 1 ? nil : limbs.first ?? 0 }

  var decimalText: String {
    var groups: [String] = []
    var rest = self
    while !rest.isZero {
      let (quotient, group) = rest.divided(by: 1_000_000_000_000_000_000)
      let digits = String(group)
      groups.append(quotient.isZero ? digits : String(repeating: "0", count: 18 - digits.count) + digits)
      rest = quotient
    }
    return groups.isEmpty ? "0" : groups.reversed().joined()
  }

  /// The real nearest to this number × 10^`exponent`; infinite where it is too large.
  func nearestReal(timesPowerOfTen exponent: Int = 0) -> Double {
    guard let real = Double("\(decimalText)e\(exponent)") else {
      preconditionFailure("digits and an exponent are a number")
    }
    return real
  }
}
