import Columnar
import Values

/// One row of an answer.
public struct Row: Sendable {
  private let set: ResultSet
  private let position: Int

  init(set: ResultSet, position: Int) {
    self.set = set
    self.position = position
  }

  /// The value under a column's name, whatever the case; of columns that differ in case only, the exact one.
  /// Null where the answer has no such column.
  public subscript(name: String) -> Value {
    let exact = set.columns.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    let lowercased = name.lowercased()
    return (exact ?? set.columns.firstIndex { $0.name.lowercased() == lowercased }).map { self[$0] } ?? .null
  }

  /// The value of the column at a position from 0 up to, but not including, the number of columns.
  public subscript(column: Int) -> Value {
    precondition(set.columns.indices.contains(column), "a column's position is less than their number")
    let column = set.columns[column]
    return Value(set.storage(of: column), row: set.storageRow(of: column, row: position))
  }
}
