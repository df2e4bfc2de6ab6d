import Columnar

/// Reads texts that stand one behind another.
final class ArenaReader: ColumnReader<String>, @unchecked Sendable {
  private let texts: TextArena

  init(_ texts: TextArena) { self.texts = texts }

  override func read(_ row: Int) -> String { texts.string(row) }
}
