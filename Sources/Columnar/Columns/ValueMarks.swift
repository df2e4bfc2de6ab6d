import Values

/// Bitmaps of the rows that have a certain value, for columns with codes of one byte: an eighth of the codes to read.
///
/// Making that of a value costs one look at the codes. All of them are equal: what was made for a column is no part of it.
package final class ValueMarks: Hashable, Sendable {
  /// So many values have a bitmap at most: two bytes a row for all of them.
  private static let most = 16

  private struct State: Sendable {
    var askedCounts: [UInt8: Int] = [:]
    // None is ever given up: tests read at their addresses.
    var marks: [UInt8: StoredArray<UInt64>] = [:]
  }

  private let state = Monitor(State())

  package init() {}

  /// The marks of the rows with a code, where there are some by now; they have to be kept by keeping the column. Null
  /// rows are not marked.
  ///
  /// - Parameter isStopped: Asked while they are made; then that is left to the next one.
  package func marks(
    of code: UInt8, in codes: PinnedArray<UInt8>, validity: PinnedArray<UInt64>?, _ learning: ColumnLearning,
    threads: Int, isStopped: @escaping @Sendable () -> Bool
  ) -> PinnedArray<UInt64>? {
    guard codes.count >= learning.fewestRows else { return nil }
    let (known, isWanted) = state.withState { state in
      if let known = state.marks[code] { return (known as StoredArray<UInt64>?, true) }
      state.askedCounts[code, default: 0] += 1
      let isOften = state.askedCounts[code, default: 0] >= learning.fewestAsks
      return (nil, isOften && state.marks.count < ValueMarks.most)
    }
    if let known { return PinnedArray(known) }
    guard isWanted else { return nil }
    let made = ValueMarks.made(code, codes, validity, threads: threads, isStopped: isStopped)
    if isStopped() { return nil }
    let kept = state.withState { state in
      // Two that wanted it at once have made it twice, and one is kept.
      let kept = state.marks[code] ?? made
      state.marks[code] = kept
      return kept
    }
    return PinnedArray(kept)
  }

  private static func made(
    _ code: UInt8, _ codes: PinnedArray<UInt8>, _ validity: PinnedArray<UInt64>?, threads: Int,
    isStopped: @escaping @Sendable () -> Bool
  ) -> StoredArray<UInt64> {
    let rowCount = codes.count
    let words = [UInt64](unsafeUninitializedCapacity: Bitmap.wordCount(for: rowCount)) { words, written in
      written = words.count
      guard let start = words.baseAddress else { return }
      let target = MarkTarget(start: start)
      WorkerPool.forEach(Blocks.count(for: rowCount), threads: threads) { block in
        let rows = Blocks.rows(block, of: rowCount)
        let mask = target.start + rows.lowerBound >> 6
        if isStopped() { return MaskKernels.clear(mask, rows.count) }
        MaskKernels.match(.bytes(codes), rows, in: UInt64(code)...UInt64(code), into: mask)
        guard let validity else { return }
        MaskKernels.intersect(
          mask, validity.pointer(rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6), rows.count)
      }
    }
    return StoredArray(words)
  }

  package static func == (left: ValueMarks, right: ValueMarks) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}

/// Where several threads write marks, each those of blocks of its own.
private struct MarkTarget: @unchecked Sendable {
  let start: MaskWords
}
