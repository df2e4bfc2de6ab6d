/// A test of codes for a range by their sketch: the buckets that lie inside tell most rows, and the codes are looked at
/// only in those at its ends.
package struct SketchTest: Sendable {
  let buckets: PinnedArray<UInt8>
  package let range: ClosedRange<UInt64>
  /// The buckets all codes of which are in the range.
  var inside: ClosedRange<UInt64>?
  /// The buckets of which only some are.
  var firstEnd: UInt8?
  var lastEnd: UInt8?

  init(buckets: PinnedArray<UInt8>, range: ClosedRange<UInt64>) {
    self.buckets = buckets
    self.range = range
  }

  /// Sets the bits of the rows whose code lies in the range.
  package func match(_ codes: PinnedCodes, _ rows: Range<Int>, into mask: MaskWords) {
    if let inside {
      MaskKernels.match(.bytes(buckets), rows, in: inside, into: mask)
    } else {
      MaskKernels.clear(mask, rows.count)
    }
    forEachEnd(codes, rows) { MaskKernels.unite(mask, $0, rows.count) }
  }

  /// How many rows have a code in the range.
  package func count(_ codes: PinnedCodes, _ rows: Range<Int>) -> Int {
    var found = inside.map { MaskKernels.count(.bytes(buckets), rows, in: $0) } ?? 0
    forEachEnd(codes, rows) { found += MaskKernels.setCount($0, rows.count) }
    return found
  }

  /// Calls `body` with a mask of the rows in each bucket at an end whose code lies in the range.
  @inline(__always)
  private func forEachEnd(_ codes: PinnedCodes, _ rows: Range<Int>, _ body: (MaskWords) -> Void) {
    guard firstEnd != nil || lastEnd != nil, !rows.isEmpty else { return }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) { room in
      guard let marked = room.baseAddress else { return }
      for case let end? in [firstEnd, lastEnd] {
        MaskKernels.match(.bytes(buckets), rows, in: UInt64(end)...UInt64(end), into: marked)
        MaskKernels.matchEach(codes, rows, in: range, among: UnsafePointer(marked), into: marked)
        body(marked)
      }
    }
  }
}
