import Columnar
import Values

/// One row of an answer.
public struct Row: Sendable {
  let resultSet: ResultSet
  let position: Int

  init(resultSet: ResultSet, position: Int) {
    self.resultSet = resultSet
    self.position = position
  }

  /// The value under a column's name, whatever the case; of columns that differ in case only, the exact one.
  /// Where there is none, `record.field` is the field of that name in the record of a column. Null where the answer
  /// has neither.
  public subscript(name: String) -> Value {
    if let position = resultSet.position(ofColumn: name) { return self[position] }
    let names = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard names.count > 1, let position = resultSet.position(ofColumn: names[0]) else { return .null }
    return names.dropFirst().reduce(self[position]) { value, name in value[name] }
  }

  /// The value of the column at a position from 0 up to, but not including, the number of columns.
  public subscript(column: Int) -> Value {
    precondition(resultSet.columns.indices.contains(column), "a column's position is less than their number")
    let column = resultSet.columns[column]
    return Value(resultSet.storage(of: column), row: resultSet.storageRow(of: column, row: position))
  }

  /// The names of the columns, in order.
  public var columnNames: [String] { resultSet.columns.map(\.name) }

  /// All values, in the order of the columns.
  public var values: [Value] { resultSet.columns.indices.map { self[$0] } }
}
