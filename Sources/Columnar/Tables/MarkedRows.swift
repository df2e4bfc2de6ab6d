import Synchronization
import Values

/// Rows of a table in its own order, as a bit for each row of the table: what a filter finds that lets many pass. Their
/// numbers would be thirty times as much to write and to read again.
package final class MarkedRows: Sendable {
  private let marks: RowMarks
  /// How many rows are marked before each block, and behind them how many there are.
  private let starts: [Int]
  private let list = AtomicLazyReference<RowList>()

  /// - Parameters:
  ///   - marks: Marks of all rows of the table, which nobody changes any more.
  ///   - counts: How many rows of each block are marked.
  package init(_ marks: RowMarks, counts: [Int]) {
    precondition(counts.count == Blocks.count(for: marks.rowCount), "every block has a count")
    self.marks = marks
    var starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    self.starts = starts
  }

  package var count: Int { starts[starts.count - 1] }
  package var blockCount: Int { starts.count - 1 }

  /// The numbers of the rows, made when somebody asks for them.
  package var numbers: [UInt32] {
    if let known = list.load() { return known.rows }
    let rows = [UInt32](unsafeUninitializedCapacity: count) { rows, written in
      if let start = rows.baseAddress { writeNumbers(to: start) }
      written = count
    }
    return list.storeIfNil(RowList(rows)).rows
  }

  private func writeNumbers(to rows: UnsafeMutablePointer<UInt32>) {
    for block in 0..<blockCount where count(inBlock: block) > 0 {
      let range = Blocks.rows(block, of: marks.rowCount)
      MaskKernels.writeRows(
        of: marks.words(range), range.count, from: range.lowerBound, to: rows + starts[block],
        room: count(inBlock: block))
    }
  }

  /// How many rows of a block are marked.
  package func count(inBlock block: Int) -> Int { starts[block + 1] - starts[block] }

  /// Calls `body` with the rows of each of some blocks that has marked ones, their marks, how many are marked, and the
  /// place of the first among all.
  @inline(__always)
  package func forEach(
    of blocks: Range<Int>, _ body: (Range<Int>, UnsafePointer<UInt64>, _ count: Int, _ place: Int) -> Void
  ) {
    for block in blocks where count(inBlock: block) > 0 {
      let rows = Blocks.rows(block, of: marks.rowCount)
      body(rows, marks.words(rows), count(inBlock: block), starts[block])
    }
    withExtendedLifetime(marks) {}
  }
}

/// The numbers of rows, as an object.
private final class RowList: Sendable {
  let rows: [UInt32]

  init(_ rows: [UInt32]) { self.rows = rows }
}

/// A bit for each row of a table, at an address that does not change: threads write the marks of different blocks.
package final class RowMarks: @unchecked Sendable {
  // No two threads write to one block's words, and whoever reads has waited for all of them.
  private let start: MaskWords
  package let rowCount: Int

  /// The marks are not cleared: every block has to be written.
  package init(rowCount: Int) {
    self.rowCount = rowCount
    start = .allocate(capacity: max(Bitmap.wordCount(for: rowCount), 1))
  }

  deinit { start.deallocate() }

  /// The words of the rows of a block.
  @inline(__always)
  package func words(_ rows: Range<Int>) -> MaskWords {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= rowCount && rows.lowerBound & 63 == 0,
      "the rows are a block's")
    return start + rows.lowerBound >> 6
  }
}
