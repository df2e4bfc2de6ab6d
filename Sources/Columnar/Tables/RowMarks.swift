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
