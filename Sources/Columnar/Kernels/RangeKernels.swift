/// Tests codes and reals against a range into bitmaps of their own: `MaskKernels` for those who need no mask at hand.
package enum RangeKernels {
  /// Sets the bit of every row of `rows` whose code lies in `range`. Bit 0 is that of the first of them.
  package static func matches(
    _ codes: CodeVector, rows: Range<Int>, in range: ClosedRange<UInt64>
  ) -> Bitmap {
    withExtendedLifetime(codes) {
      bitmap(of: rows) { MaskKernels.match(PinnedCodes(codes), rows, in: range, into: $0) }
    }
  }

  /// How many of `rows` have a code in `range`.
  package static func count(_ codes: CodeVector, rows: Range<Int>, in range: ClosedRange<UInt64>) -> Int {
    withExtendedLifetime(codes) { MaskKernels.count(PinnedCodes(codes), rows, in: range) }
  }

  /// Sets the bit of every row whose number lies from `low` to `high`, both included; of none where `low` is
  /// greater.
  package static func matches(
    _ values: StoredArray<Double>, rows: Range<Int>, from low: Double, to high: Double
  ) -> Bitmap {
    withExtendedLifetime(values) {
      bitmap(of: rows) { MaskKernels.match(PinnedArray(values), rows, from: low, to: high, into: $0) }
    }
  }

  /// Makes a bitmap of words that are written once, without clearing them first.
  private static func bitmap(of rows: Range<Int>, _ fill: (MaskWords) -> Void) -> Bitmap {
    let wordCount = Bitmap.wordCount(for: rows.count)
    let words = [UInt64](unsafeUninitializedCapacity: wordCount) { buffer, written in
      // The kernels write every word; without rows there is none.
      if wordCount > 0, let start = buffer.baseAddress { fill(start) }
      written = wordCount
    }
    return Bitmap(words: words, count: rows.count)
  }
}
