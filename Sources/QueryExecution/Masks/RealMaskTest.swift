import Columnar

/// A test of the reals of one column: whether they lie in a range, or outside.
struct RealMaskTest: Sendable {
  private let values: PinnedArray<Double>
  private let validity: PinnedArray<UInt64>?
  private let zones: [ClosedRange<Double>?]
  private let low: Double
  private let high: Double
  private let isComplement: Bool

  init(_ column: RealColumn, from low: Double, to high: Double, isComplement: Bool) {
    values = PinnedArray(column.values)
    validity = column.nullity.validity.map { PinnedArray($0) }
    zones = column.zones
    self.low = low
    self.high = high
    self.isComplement = isComplement
  }

  func run(_ rows: Range<Int>, into mask: MaskWords) -> MaskOutcome {
    guard let zone = zones[rows.lowerBound / Blocks.rowCount] else { return .none }
    if zone.upperBound < low || zone.lowerBound > high, !isComplement { return .none }
    if validity == nil, zone.lowerBound >= low && zone.upperBound <= high {
      return MaskOutcome(!isComplement)
    }
    MaskKernels.match(values, rows, from: low, to: high, into: mask)
    if isComplement { MaskKernels.invert(mask, rows.count) }
    if let validity { MaskTest.intersect(mask, validity, rows) }
    return .some
  }
}
