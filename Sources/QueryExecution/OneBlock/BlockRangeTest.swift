import Columnar

/// A test of the codes of one column against one range, for all rows of a single block. What the block's smallest and
/// largest code tell is found out once, and the test is small: to copy the one that may also be of sixteen ranges took as
/// long as testing 1,000 rows.
enum BlockRangeTest: Sendable {
  /// What is true of all rows, whatever their codes are.
  case decided(MaskOutcome)
  case tested(PinnedCodes, in: ClosedRange<UInt64>, isComplement: Bool, validity: PinnedArray<UInt64>?)

  func run(_ rows: Range<Int>, into mask: MaskWords) -> MaskOutcome {
    switch self {
    case .decided(let outcome): return outcome
    case .tested(let codes, let range, let isComplement, let validity):
      MaskKernels.match(codes, rows, in: range, into: mask)
      if isComplement { MaskKernels.invert(mask, rows.count) }
      if let validity { MaskTest.intersect(mask, validity, rows) }
      return .some
    }
  }
}
