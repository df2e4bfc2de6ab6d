/// The zone map of a column, at its address: as for `PinnedArray`, somebody else keeps it.
package struct PinnedZones: Sendable {
  private let smallest: PinnedArray<UInt64>
  private let largest: PinnedArray<UInt64>

  package init(_ zones: ZoneMap) {
    smallest = PinnedArray(words: zones.smallest)
    largest = PinnedArray(words: zones.largest)
  }

  /// The codes that occur in a block; nil where all its rows are null.
  package func range(ofBlock block: Int) -> ClosedRange<UInt64>? {
    let (low, high) = (smallest[block], largest[block])
    return low <= high ? low...high : nil
  }
}
