import Columnar
import QueryPlan

/// A comparison of two columns, each with a factor: left × factor − right × divisor beside a bound, of codes. It is
/// made only where no part of it can overflow.
struct LinearMaskTest: Sendable {
  /// How the difference compares with the bound.
  enum Relation: Sendable {
    case greater
    case equal
  }

  let left: PinnedCodes
  let right: PinnedCodes
  let factor: Int64
  let divisor: Int64
  /// Above the smallest number: one less can be asked for.
  let bound: Int64
  let relation: Relation
  let isComplement: Bool
  let validities: PairValidity

  var cost: Int { left.bytesPerCode + right.bytesPerCode + 8 }

  func run(_ rows: Range<Int>, into mask: MaskWords) -> MaskOutcome {
    match(rows, above: relation == .greater ? bound : bound - 1, into: mask)
    if relation == .equal {
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) { room in
        guard let greater = room.baseAddress else { return }
        match(rows, above: bound, into: greater)
        MaskKernels.subtract(mask, greater, rows.count)
      }
    }
    if isComplement { MaskKernels.invert(mask, rows.count) }
    validities.intersect(mask, rows)
    return .some
  }

  private func match(_ rows: Range<Int>, above bound: Int64, into mask: MaskWords) {
    MaskKernels.matchLinear(left, right, rows, factor: factor, divisor: divisor, bound: bound, into: mask)
  }
}
