/// How tables are cut: rows are handled a block at a time, so that what a block needs stays in the near caches
/// and each block can be skipped, counted, cancelled or given to a thread on its own.
@usableFromInline
package enum Blocks {
  /// Rows in a block (the last one of a table may have fewer). A multiple of 64: blocks begin at bitmap words.
  @inlinable package static var rowCount: Int { 16_384 }

  package static func count(for rows: Int) -> Int { (rows + rowCount - 1) / rowCount }

  /// The rows of block `index` in a table of `rows` rows.
  package static func rows(_ index: Int, of rows: Int) -> Range<Int> {
    let start = index * rowCount
    return start..<min(start + rowCount, rows)
  }
}
