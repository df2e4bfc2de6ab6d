import Columnar

/// Reads columns of integers as elements that are stored as `Int64` is, many at once.
class IntegerReader<Element>: ColumnReader<Element>, @unchecked Sendable {
  final let numbers: NumberColumn
  private let element: @Sendable (Int64) -> Element

  init(_ numbers: NumberColumn, _ element: @escaping @Sendable (Int64) -> Element) {
    self.numbers = numbers
    self.element = element
  }

  override func read(_ row: Int) -> Element { element(numbers.value(row)) }

  override func readMany(
    _ rows: RowSelection?, _ places: Range<Int>, to elements: UnsafeMutablePointer<Element>
  ) {
    elements.withMemoryRebound(to: Int64.self, capacity: places.count) {
      numbers.write(rows, places, to: $0)
    }
  }

  override var readsMarked: Bool { true }

  override func readMarked(
    _ rows: MarkedRows, _ blocks: Range<Int>, to elements: UnsafeMutablePointer<Element>
  ) {
    elements.withMemoryRebound(to: Int64.self, capacity: rows.count) {
      numbers.write(rows, blocks, to: $0)
    }
  }

  override func expect(threads: Int) { numbers.expectReading(ColumnLearning(), threads: threads) }
}
