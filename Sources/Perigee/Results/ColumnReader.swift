import Columnar

/// Reads the values of one column. An object, so that a view of a column is quickly made and copied.
class ColumnReader<Element>: @unchecked Sendable {
  // No reader has anything that changes.

  /// The value of a row of the column, which is not null unless the type admits it.
  func read(_ row: Int) -> Element { preconditionFailure("every kind of reader reads single values") }

  /// Writes the values of some rows, by their places among those selected (all of the column where nil), into memory
  /// that has no values yet.
  func readMany(_ rows: RowSelection?, _ places: Range<Int>, to elements: UnsafeMutablePointer<Element>) {
    for (offset, place) in places.enumerated() {
      (elements + offset).initialize(to: read(rows.map { $0[place] } ?? place))
    }
  }

  /// The values of some rows, by their places as above. Overridden where many are read: this one is compiled for elements
  /// of any type, and took half a microsecond for what takes a tenth where the type is known.
  func elements(_ rows: RowSelection?, _ places: Range<Int>) -> [Element] {
    [Element](unsafeUninitializedCapacity: places.count) { buffer, written in
      if let start = buffer.baseAddress { readMany(rows, places, to: start) }
      written = places.count
    }
  }

  /// True where rows that are marked are read quicker than by their numbers.
  var readsMarked: Bool { false }

  /// Writes the values of the marked rows of some blocks, each at its place among all that are marked.
  func readMarked(_ rows: MarkedRows, _ blocks: Range<Int>, to elements: UnsafeMutablePointer<Element>) {
    preconditionFailure("only where it is said that marked rows are read")
  }

  /// Is told that many rows are about to be read, on so many threads.
  func expect(threads: Int) {}
}
