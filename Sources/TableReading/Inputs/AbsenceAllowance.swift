/// How many values that records lack may still be written out: few bytes can ask for very many of them, and more bytes
/// for more.
struct AbsenceAllowance: Sendable {
  private var left: Int

  init(_ left: Int) { self.left = left }

  /// Allows as many more as so many new bytes bring.
  mutating func grow(byBytes byteCount: Int, _ limits: ReadingLimits) {
    let (more, overflow) = byteCount.multipliedReportingOverflow(by: limits.absentPerByte)
    left = overflow ? .max : AbsenceAllowance.sum(left, more)
  }

  /// Takes values away; false where fewer were left.
  mutating func take(_ count: Int) -> Bool {
    left -= count
    return left >= 0
  }

  /// Unites this with what became of a copy in other hands, which was `before` in the beginning.
  mutating func join(_ other: AbsenceAllowance, since before: AbsenceAllowance) {
    left = AbsenceAllowance.sum(left, other.left - before.left)
  }

  private static func sum(_ first: Int, _ second: Int) -> Int {
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? .max : sum
  }

  /// More values are absent than a table may write out; the last of them is seen to be so at that place.
  static func exceeded(at position: Int) -> ReadingFault {
    ReadingFault(
      "the records have too few keys in common for a table", at: position, to: position + 1,
      hint: "are there names that are really values, such as numbers or dates?")
  }
}
