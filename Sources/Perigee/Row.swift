import Columnar
import Values

/// One row of an answer.
public struct Row: Sendable {
  private let resultSet: ResultSet
  private let position: Int

  init(resultSet: ResultSet, position: Int) {
    self.resultSet = resultSet
    self.position = position
  }

  /// The value under a column's name, whatever the case; of columns that differ in case only, the exact one.
  /// Null where the answer has no such column.
  public subscript(name: String) -> Value {
    let exact = resultSet.columns.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    let lowercased = name.lowercased()
    return (exact ?? resultSet.columns.firstIndex { $0.name.lowercased() == lowercased }).map { self[$0] } ?? .null
  }

  /// The value of the column at a position from 0 up to, but not including, the number of columns.
  public subscript(column: Int) -> Value {
    precondition(resultSet.columns.indices.contains(column), "a column's position is less than their number")
    let column = resultSet.columns[column]
    return Value(resultSet.storage(of: column), row: resultSet.storageRow(of: column, row: position))
  }
}
