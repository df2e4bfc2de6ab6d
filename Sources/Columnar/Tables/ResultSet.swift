/// The answer of a query: which rows, in which order, and what to show of them. Nothing of the table is copied.
package struct ResultSet: Sendable {
  package let table: ColumnTable
  package let resultRows: ResultRows
  package let columns: [ResultColumn]
  /// True without `select`: JSON formats print the records as they came, formats for people a choice of fields.
  package let isWholeRecords: Bool

  package init(table: ColumnTable, rows: RowSelection, columns: [ResultColumn], isWholeRecords: Bool) {
    self.init(table: table, rows: .selected(rows), columns: columns, isWholeRecords: isWholeRecords)
  }

  package init(table: ColumnTable, rows: ResultRows, columns: [ResultColumn], isWholeRecords: Bool) {
    self.table = table
    resultRows = rows
    self.columns = columns
    self.isWholeRecords = isWholeRecords
  }

  package var count: Int { resultRows.count }

  /// The same columns of other rows; of fields only, for nothing is computed again.
  package func showing(_ rows: ResultRows) -> ResultSet {
    ResultSet(table: table, rows: rows, columns: columns, isWholeRecords: isWholeRecords)
  }

  /// The rows, those that were marked by their numbers.
  package var rows: RowSelection { resultRows.selection }

  /// The column that holds a result column's values.
  package func storage(of column: ResultColumn) -> Column {
    switch column.content {
    case .field(let path):
      guard let found = table.column(at: path) else {
        preconditionFailure("the binder selects only fields of the table")
      }
      return found
    case .computed(let computed): return computed
    }
  }

  /// The row in `storage(of:)` that belongs to a row of the result.
  package func storageRow(of column: ResultColumn, row: Int) -> Int {
    switch column.content {
    case .field: resultRows[row]
    case .computed: row
    }
  }
}

/// One column of an answer. A class, because whoever reads an answer gets at its columns by copies of them, each of which
/// counted three references.
package final class ResultColumn: Sendable {
  package enum Content: Sendable {
    /// A field of the table, read at the row numbers of the result.
    case field(FieldPath)
    /// Values made for this result, one for every row of it.
    case computed(Column)
  }

  package let name: String
  package let type: FieldType
  package let content: Content

  package init(name: String, type: FieldType, content: Content) {
    self.name = name
    self.type = type
    self.content = content
  }
}

/// Rows of a table, in an order.
package enum RowSelection: Hashable, Sendable {
  /// Neighbouring rows in the table's own order.
  case range(Range<Int>)
  case list([UInt32])

  package var count: Int {
    switch self {
    case .range(let range): range.count
    case .list(let rows): rows.count
    }
  }

  package subscript(position: Int) -> Int {
    switch self {
    case .range(let range): range.lowerBound + position
    case .list(let rows): Int(rows[position])
    }
  }
}
