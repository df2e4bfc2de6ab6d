import Columnar
import QueryExecution
import Values

/// A column of an answer as Swift values, read where they lie: nothing is copied, and each value is made when it is
/// asked for.
///
///     let ids = try result.column("id", as: Int64.self)
///     let longest = try result.column("time_in_space", as: ExactDuration?.self).compacted().max()
///
/// Reading one value by its position costs some nanoseconds, a text besides its copy; a loop over all values, or an
/// `Array` of them, reads many at once, which takes about a nanosecond for a number. What is read more than once is
/// better put into an `Array`.
public struct ColumnView<Element: ColumnElement>: RandomAccessCollection, Sendable {
  private let reader: ColumnReader<Element>
  /// Where the values are. Not optional: what the compiler makes to copy an optional one takes as long as reading a number.
  private let rows: ResultRows
  /// False for values that were made for the answer and are numbered like its rows.
  private let isOfTable: Bool
  /// The row of the first value, where the rows of the others follow it: rows that are not looked up are not counted by
  /// the references to them, which took most of the time of reading a number.
  private let firstRow: Int?
  /// How many threads may copy values, where they are many.
  private let threads: Int

  /// How many values there are: as many as the answer has rows.
  public let count: Int

  /// - Parameters:
  ///   - rows: The rows of the answer.
  ///   - isOfTable: False for values that are numbered like them.
  init(_ reader: ColumnReader<Element>, _ rows: ResultRows, isOfTable: Bool, threads: Int) {
    self.reader = reader
    self.isOfTable = isOfTable
    self.threads = threads
    count = rows.count
    self.rows = isOfTable ? rows : .selected(.range(0..<rows.count))
    firstRow =
      switch self.rows {
      case .selected(.range(let range)): range.lowerBound
      case .selected(.list), .marked: nil
      }
  }

  /// The position of the first value, 0.
  public var startIndex: Int { 0 }
  /// The position behind the last value.
  public var endIndex: Int { count }

  /// The value of the row at a position from 0 up to, but not including, `count`.
  public subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count, "a row's position is at least 0 and less than count")
    if let firstRow { return reader.read(firstRow + position) }
    return reader.read(rows[position])
  }

  /// The values from the first to the last.
  @inlinable
  public func makeIterator() -> ColumnIterator<Element> { ColumnIterator(self) }

  /// The values at some positions.
  @usableFromInline
  func elements(_ positions: Range<Int>) -> [Element] { reader.elements(rows.selection, positions) }

  /// Part of how `Array` copies a collection.
  // Compiled for ids and counts as well: what is compiled for elements of any type looks up types at every call.
  @_specialize(where Element == Int64)
  public __consuming func _copyContents(
    initializing buffer: UnsafeMutableBufferPointer<Element>
  ) -> (ColumnIterator<Element>, UnsafeMutableBufferPointer<Element>.Index) {
    let copied = Swift.min(count, buffer.count)
    if copied > 0, let start = buffer.baseAddress { copy(copied, to: start) }
    return (ColumnIterator(self, from: copied), copied)
  }

  /// Copies the first values to memory that has none yet.
  private func copy(_ copied: Int, to start: UnsafeMutablePointer<Element>) {
    if let firstRow, copied <= CopyTarget<Element>.neighboursPerPiece {
      // No copy of the rows, which would count them.
      return reader.readMany(.range(firstRow..<firstRow + copied), 0..<copied, to: start)
    }
    let target = CopyTarget(start: start)
    if isOfTable, copied >= CopyTarget<Element>.fewestExpected { reader.expect(threads: threads) }
    if case .marked(let marked) = rows, reader.readsMarked, copied == count {
      return copy(marked, to: target)
    }
    let (reader, rows) = (reader, rows.selection)
    let perPiece = CopyTarget<Element>.valuesPerPiece(rows)
    if copied <= perPiece { return reader.readMany(rows, 0..<copied, to: start) }
    let pieces = (copied + perPiece - 1) / perPiece
    WorkerPool.forEach(pieces, threads: pieces < CopyTarget<Element>.fewestPiecesForThreads ? 1 : threads) {
      let places = $0 * perPiece..<Swift.min(($0 + 1) * perPiece, copied)
      reader.readMany(rows, places, to: target.start + places.lowerBound)
    }
  }

  /// Copies the values of marked rows.
  private func copy(_ marked: MarkedRows, to target: CopyTarget<Element>) {
    let reader = reader
    let perPiece = CopyTarget<Element>.blocksPerPiece
    let pieces = (marked.blockCount + perPiece - 1) / perPiece
    WorkerPool.forEach(pieces, threads: threads) {
      let blocks = $0 * perPiece..<Swift.min(($0 + 1) * perPiece, marked.blockCount)
      reader.readMarked(marked, blocks, to: target.start)
    }
  }
}

extension QueryResult {
  /// One column, read as a Swift type.
  ///
  ///     for id in try result.column("id", as: Int64.self) { … }
  ///
  /// Integers are read as `Int64` or `Int`, reals as `Double` (integers too, rounded to the nearest), texts as
  /// `String`, booleans as `Bool`, times as `ExactDuration`, `Duration`, `CalendarDate` and `Timestamp`; of all of them the
  /// optional, whose nil is null. Costs a look at each row where the type is not optional and the column has nulls.
  ///
  /// - Parameters:
  ///   - name: The column's name, whatever the case; of columns that differ in case only, the exact one.
  ///   - type: What its values are read as.
  /// - Throws: `ColumnError` where there is no such column, its values are of another type, or one of them is null
  ///   and the type is not optional.
  @_specialize(where Element == Int64)
  public func column<Element: ColumnElement>(
    _ name: String, as type: Element.Type
  ) throws(ColumnError) -> ColumnView<Element> {
    try column(at: position(ofColumn: name), as: type)
  }

  /// The column at a position from 0 up to, but not including, the number of columns, as ``column(_:as:)`` reads it.
  ///
  /// - Throws: `ColumnError` where the values are of another type, or one of them is null and the type is not
  ///   optional.
  @_specialize(where Element == Int64)
  public func column<Element: ColumnElement>(
    at position: Int, as type: Element.Type
  ) throws(ColumnError) -> ColumnView<Element> {
    let stored = StoredColumn(position, of: resultSet)
    let reading = Element.columnReading
    guard let reader = reading.reader(of: stored.storage) else {
      throw stored.wrongType(String(describing: type))
    }
    if !reading.admitsNull { try stored.requireValues(in: resultSet.resultRows) }
    return ColumnView(reader, resultSet.resultRows, isOfTable: stored.isOfTable, threads: mostThreads)
  }
}

extension QueryResult {
  /// How many threads may copy values.
  private var mostThreads: Int { origin.map { $0.options.mostThreads } ?? 1 }
}

/// Where several threads copy values to, each to places of its own.
private struct CopyTarget<Element>: @unchecked Sendable {
  /// Values here and there take several times as long as neighbours.
  static func valuesPerPiece(_ rows: RowSelection?) -> Int {
    if case .list = rows { 1 << 13 } else { neighboursPerPiece }
  }
  static var neighboursPerPiece: Int { 1 << 16 }
  static var blocksPerPiece: Int { 4 }
  /// For fewer nothing is made ready.
  static var fewestExpected: Int { 1 << 14 }
  /// Fewer are copied before another thread would be awake.
  static var fewestPiecesForThreads: Int { 4 }

  let start: UnsafeMutablePointer<Element>
}
