import Columnar
import Values

/// A small table as plain values, so that a failing case can be cut down and printed.
struct TableDraft: Sendable {
  var fields: [FieldDraft]
  var rowCount: Int

  /// The table through Columnar's encoders; about every second one has what large tables get when they are read.
  func table() -> ColumnTable {
    let table = ColumnTable(
      schema: Schema(fields.map { Field($0.name, $0.column.type) }),
      columns: fields.map { $0.column.column() }, rowCount: rowCount)
    if rowCount.isMultiple(of: 2) { table.makeFingerprints(fewestRows: 1, threads: 1) }
    return table
  }

  /// The same columns with some of the rows.
  func keeping(_ rows: [Int]) -> TableDraft {
    TableDraft(
      fields: fields.map { FieldDraft($0.name, $0.column.keeping(rows)) }, rowCount: rows.count)
  }

  /// A line for every row, with the columns that a query names.
  func description(forQuery query: String) -> String {
    let shown = fields.filter { field in
      ([field.name] + field.column.childNames).contains { query.contains($0) }
    }
    let header = "row | " + shown.map(\.name).joined(separator: " | ")
    let lines = (0..<min(rowCount, 40)).map { row in
      "\(row) | " + shown.map { $0.column.description(row) }.joined(separator: " | ")
    }
    return ([header] + lines).joined(separator: "\n")
  }
}

/// A named column of a draft.
struct FieldDraft: Sendable {
  let name: String
  let column: ColumnDraft

  init(_ name: String, _ column: ColumnDraft) {
    self.name = name
    self.column = column
  }
}

extension Scalar {
  /// The value for people who look for a fault: texts in quotes.
  var written: String {
    switch self {
    case .null: "null"
    case .text(let text): text.debugDescription
    case .integer(let value): value.description
    case .real(let value): value.description
    case .boolean(let value): value.description
    case .duration(let value): "\(value.microseconds)us"
    case .date(let value): "day \(value.daysSinceEpoch)"
    case .timestamp(let value): "microsecond \(value.microsecondsSinceEpoch)"
    }
  }
}
