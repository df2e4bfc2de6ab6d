import Columnar

/// A column of an answer where its values are stored, and which rows there are the answer's.
struct StoredColumn {
  private let column: ResultColumn
  let storage: Column
  /// Nil for values that were made for the answer and are numbered like its rows.
  let rows: ResultRows?

  init(_ position: Int, of resultSet: ResultSet) {
    precondition(
      resultSet.columns.indices.contains(position), "a column's position is less than their number")
    column = resultSet.columns[position]
    storage = resultSet.storage(of: column)
    if case .field = column.content { rows = resultSet.resultRows } else { rows = nil }
  }

  /// That its values are not what was wanted.
  func wrongType(_ wanted: String) -> ColumnError {
    .wrongType(name: column.name, found: ValueType(column.type, storage), wanted: wanted)
  }

  /// Throws where one of the answer's values is null.
  func requireValues(_ rowCount: Int) throws(ColumnError) {
    let nullity = storage.nullity
    guard nullity.validity != nil else { return }
    let firstNull = (0..<rowCount).first { row in nullity.isNull(rows.map { $0[row] } ?? row) }
    if let firstNull { throw .null(name: column.name, row: firstNull) }
  }
}

extension QueryResult {
  /// The position of the column with a name, as ``column(_:as:)`` finds it.
  func position(ofColumn name: String) throws(ColumnError) -> Int {
    guard let position = resultSet.position(ofColumn: name) else {
      throw .noSuchColumn(name: name, known: columnNames)
    }
    return position
  }
}
