package import Columnar
public import QueryDiagnostics

/// The answer of a query: a collection of rows, in order.
///
///     for row in try table.run("where in_space order by name") { print(row["name"]) }
///
/// Nothing of the table is copied; values are made when asked for. ``column(_:as:)`` reads a whole column without
/// making values, ``decode(_:with:)`` makes values of a type of one's own. An answer keeps its table in memory.
public struct QueryResult: RandomAccessCollection, Sendable {
  package let resultSet: ResultSet
  /// Where the answer is not that of a query: what is told with it.
  private let ownWarnings: [Diagnostic]
  /// Nil where the answer is not that of a query.
  let origin: QueryOrigin?

  init(_ resultSet: consuming ResultSet, origin: consuming QueryOrigin) {
    self.resultSet = resultSet
    self.origin = origin
    ownWarnings = []
  }

  init(_ resultSet: ResultSet, warnings: [Diagnostic]) {
    self.resultSet = resultSet
    origin = nil
    ownWarnings = warnings
  }

  /// What is to be said about the query although it was answered, such as a value that no row has. Some of it is
  /// worked out when it is read for the first time.
  public var warnings: [Diagnostic] { origin?.query.warnings ?? ownWarnings }

  /// The names of the columns, in order. They are all different.
  public var columnNames: [String] { resultSet.columns.map(\.name) }

  /// The columns, in order, with their types.
  public var columns: [FieldDescription] {
    resultSet.columns.map { FieldDescription($0.name, $0.type, resultSet.storage(of: $0)) }
  }

  /// How many rows there are; the same as `count`.
  public var rowCount: Int { resultSet.count }

  /// The position of the first row, 0.
  public var startIndex: Int { 0 }
  /// The position behind the last row.
  public var endIndex: Int { resultSet.count }

  /// The row at a position from 0 up to, but not including, `count`.
  public subscript(position: Int) -> Row {
    precondition(indices.contains(position), "a row's position is at least 0 and less than count")
    return Row(resultSet: resultSet, position: position)
  }
}

extension ResultSet {
  /// The position of the column with a name, whatever the case; of columns that differ in case only, the exact one.
  /// Nil where there is none.
  func position(ofColumn name: String) -> Int? {
    if let exact = columns.firstIndex(where: { $0.name.isExactly(name) }) { return exact }
    let lowercased = name.lowercased()
    return columns.firstIndex { $0.name.lowercased() == lowercased }
  }
}

extension String {
  /// True where the bytes are the same, which equal strings need not have. Compared where they lie: element by element it
  /// took 20 ns for a name of two letters.
  fileprivate func isExactly(_ other: String) -> Bool {
    let same = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { bytes.elementsEqual($0) }
    }
    return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
