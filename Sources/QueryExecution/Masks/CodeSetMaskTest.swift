import Columnar

/// A test of the codes of one column against a set that is no few ranges.
struct CodeSetMaskTest: Sendable {
  private let set: CodeSet
  private let codes: CodeVector
  private let validity: PinnedArray<UInt64>?
  private let zones: ZoneMap
  /// True where the codes outside are meant.
  private let isComplement: Bool

  /// Nil where the test is one of ranges.
  init?(_ test: ColumnTest, isComplement: Bool) {
    guard case .set(let set) = test.domain else { return nil }
    self.set = set
    codes = test.codes
    validity = test.validity.map { PinnedArray($0) }
    zones = test.zones
    self.isComplement = isComplement
  }

  var cost: Int { codes.bytesPerCode * 8 }

  func run(_ rows: Range<Int>, into mask: MaskWords) -> MaskOutcome {
    // Of nulls only.
    guard zones.range(ofBlock: rows.lowerBound / Blocks.rowCount) != nil else { return .none }
    set.matches(codes, rows: rows).words.withUnsafeBufferPointer { words in
      if let start = words.baseAddress { mask.update(from: start, count: words.count) }
    }
    if isComplement { MaskKernels.invert(mask, rows.count) }
    if let validity { MaskTest.intersect(mask, validity, rows) }
    return .some
  }
}
