/// When a column makes something that shortens later work: from so many rows on, and when it is asked for the second
/// time, as making it costs more than doing without it once. Tests set less; answers never depend on it.
package struct ColumnLearning: Sendable {
  /// Columns with fewer rows lie in the caches anyway: they need no sketch and no drift.
  package var fewestRows = 1 << 21
  /// Fewer rows are sorted in a moment.
  package var fewestSortedRows = 1 << 17
  /// The codes of fewer are tested in some microseconds.
  package var fewestRowsToMark = 1 << 18
  /// Texts of fewer bytes are searched in a fraction of a microsecond. For those of more the marks are wanted that a block's
  /// texts have: 1,000 descriptions are searched in 3 µs, 1,000 names in one.
  package var fewestBytesToMark = 1 << 13
  /// Fewer texts are searched in a quarter of a millisecond.
  package var fewestTexts = 1 << 18
  package var fewestAsks = 2
  /// So many bitmaps of a column's codes or texts there are at most: two bytes a row for all of them.
  package var mostMarks = 16

  /// Tables with fewer rows have nothing to learn for a condition.
  package var fewestRowsToTest: Int { min(fewestRows, fewestRowsToMark) }

  package init() {}

  /// Makes all at once, for tests.
  package static var eager: ColumnLearning {
    var learning = ColumnLearning()
    learning.fewestRows = 0
    learning.fewestSortedRows = 0
    learning.fewestRowsToMark = 0
    learning.fewestBytesToMark = 0
    learning.fewestTexts = 0
    learning.fewestAsks = 1
    return learning
  }
}
