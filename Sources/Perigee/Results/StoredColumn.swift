import Columnar

/// A column of an answer where its values are stored.
struct StoredColumn {
  private let column: ResultColumn
  let storage: Column
  /// False for values that were made for the answer and are numbered like its rows.
  let isOfTable: Bool

  init(_ position: Int, of resultSet: ResultSet) {
    precondition(
      resultSet.columns.indices.contains(position), "a column's position is less than their number")
    column = resultSet.columns[position]
    storage = resultSet.storage(of: column)
    isOfTable = if case .field = column.content { true } else { false }
  }

  /// That its values are not what was wanted.
  func wrongType(_ wanted: String) -> ColumnError {
    .wrongType(name: column.name, found: ValueType(column.type, storage), wanted: wanted)
  }

  /// Throws where one of the answer's values is null.
  func requireValues(in rows: ResultRows) throws(ColumnError) {
    guard storage.mayBeNull else { return }
    let nullity = storage.nullity
    let firstNull = (0..<rows.count).first { nullity.isNull(isOfTable ? rows[$0] : $0) }
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
