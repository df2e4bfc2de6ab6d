package import Columnar
public import QueryDiagnostics

/// The answer of a query: a collection of rows, in order. Values are made when asked for.
public struct QueryResult: RandomAccessCollection, Sendable {
  package let resultSet: ResultSet
  /// What is to be said about the query although it was answered.
  public let warnings: [Diagnostic]

  package init(_ resultSet: ResultSet, warnings: [Diagnostic]) {
    self.resultSet = resultSet
    self.warnings = warnings
  }

  /// The names of the columns, in order.
  public var columnNames: [String] { resultSet.columns.map(\.name) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { resultSet.count }

  /// The row at a position from 0 up to, but not including, `count`.
  public subscript(position: Int) -> Row {
    precondition(indices.contains(position), "a row's position is at least 0 and less than count")
    return Row(resultSet: resultSet, position: position)
  }
}
