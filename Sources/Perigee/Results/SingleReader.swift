/// Reads values one by one.
final class SingleReader<Element>: ColumnReader<Element>, @unchecked Sendable {
  private let readRow: @Sendable (Int) -> Element

  init(_ readRow: @escaping @Sendable (Int) -> Element) { self.readRow = readRow }

  override func read(_ row: Int) -> Element { readRow(row) }
}
