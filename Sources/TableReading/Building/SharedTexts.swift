import Values

/// The texts that the readers of one input put in order, by the column that they belong to.
final class SharedTexts: Sendable {
  private let columns = Monitor<[BuilderTree.Path: OrderedTexts]>([:])
  private let readers: Int
  /// How many bytes the input has.
  private let byteCount: Int

  init(readers: Int, byteCount: Int) {
    self.readers = readers
    self.byteCount = byteCount
  }

  /// The texts of a column, which a reader joins behind a piece of its.
  func join(_ path: BuilderTree.Path, behind piece: Int) -> OrderedTexts {
    let texts = columns.withState { columns in
      let texts = columns[path] ?? OrderedTexts(readers: readers, mostBytes: byteCount)
      columns[path] = texts
      return texts
    }
    texts.join(behind: piece)
    return texts
  }
}
