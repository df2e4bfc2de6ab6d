import Columnar

/// Whether the quotient of two columns lies in a range of reals, or outside; without a divisor of 0, which gives null.
/// It is made only where all numbers are exact as reals: then a division of reals rounds once, as the language asks.
struct QuotientMaskTest: Sendable {
  let left: PinnedCodes
  let leftScale: MaskKernels.RealScale
  let right: PinnedCodes
  let rightScale: MaskKernels.RealScale
  /// From and to, both included; nil where no real is meant.
  let range: (low: Double, high: Double)?
  let isComplement: Bool
  let validities: PairValidity

  func run(_ rows: Range<Int>, into mask: MaskWords) -> MaskOutcome {
    // What is not greater than minus infinity and not less than infinity is nothing.
    let (low, high) = range ?? (.infinity, -.infinity)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) { room in
      guard let defined = room.baseAddress else { return }
      MaskKernels.matchQuotient(
        left, leftScale, right, rightScale, rows, from: low, to: high, into: mask, defined: defined)
      guard isComplement else { return }
      MaskKernels.invert(mask, rows.count)
      MaskKernels.intersect(mask, defined, rows.count)
    }
    validities.intersect(mask, rows)
    return .some
  }
}
