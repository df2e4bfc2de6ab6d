import Columnar

/// A column of texts of a single block that may come to know which of them hold a text that is sought again.
struct LearningTexts: Sendable {
  private let known: CodeMarks
  private let wanted: CodeMarks.Wanted
  private let rowCount: Int
  private let learning: ColumnLearning

  /// Nil for a column of several blocks, and for one that is searched in no time.
  init?(_ column: TextColumn, _ texts: TextArena, _ sought: SoughtText, _ learning: ColumnLearning) {
    guard texts.count <= Blocks.rowCount, texts.bytes.count >= learning.fewestBytesToMark else { return nil }
    known = column.codeMarks
    wanted = .texts(sought)
    rowCount = texts.count
    self.learning = learning
  }

  /// True where there are marks, and they were asked for last.
  var hasMarks: Bool { known.latest(wanted) != nil }

  /// The marks, where there are some by now.
  ///
  /// - Parameters:
  ///   - isStopped: Asked when they have been made; then that is left to the next one.
  ///   - mark: Writes the bits of all rows.
  func marks(
    isStopped: @escaping @Sendable () -> Bool, mark: @escaping @Sendable (Range<Int>, MaskWords) -> Void
  ) -> StoredArray<UInt64>? {
    known.latest(wanted)
      ?? known.marks(
        of: wanted, rowCount: rowCount, learning, threads: 1, isStopped: isStopped, mark: mark)
  }
}
