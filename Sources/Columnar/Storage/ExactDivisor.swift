/// Divides without a division what a number goes into (Granlund and Montgomery, "Division by Invariant Integers using
/// Multiplication", 1994, section 9): several times as fast where many numbers are divided by the same one.
struct ExactDivisor {
  private let shift: UInt64
  /// What the odd part times it wraps to 1.
  private let inverse: UInt64
  /// No quotient by the odd part is larger; wrapped ones of numbers that it does not go into are.
  private let largestQuotient: UInt64

  /// - Parameter divisor: At least 1.
  init(_ divisor: UInt64) {
    precondition(divisor > 0, "nothing is divided by 0")
    shift = UInt64(divisor.trailingZeroBitCount)
    let odd = divisor &>> shift
    // Every odd number is its own inverse in 3 bits, and each step doubles how many are right.
    var inverse = odd
    for _ in 0..<5 { inverse = inverse &* (2 &- odd &* inverse) }
    self.inverse = inverse
    largestQuotient = .max / odd
  }

  /// True where the divisor goes into a number.
  @inline(__always)
  func divides(_ number: UInt64) -> Bool {
    let low = number & ((1 &<< shift) &- 1)
    return low == 0 && (number &>> shift) &* inverse <= largestQuotient
  }

  /// The quotient of a number that the divisor goes into.
  @inline(__always)
  func quotient(_ number: UInt64) -> UInt64 { (number &>> shift) &* inverse }
}
