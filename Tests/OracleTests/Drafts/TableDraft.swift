import Columnar
import Values

/// A small table as plain values, so that a failing case can be cut down and printed.
struct TableDraft: Sendable {
  var fields: [FieldDraft]
  var rowCount: Int

  /// The table through Columnar's encoders.
  func table() -> ColumnTable {
    ColumnTable(
      schema: Schema(fields.map { Field($0.name, $0.column.type) }),
      columns: fields.map { $0.column.column() }, rowCount: rowCount)
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

/// The values of a column, one a row.
indirect enum ColumnDraft: Sendable {
  case scalars(ScalarType, [Scalar])
  /// Texts and nulls, of several JSON kinds in the source.
  case mixed([Scalar])
  /// Children have a value in every row; those of null records are null when the column is made.
  case record([FieldDraft], isPresent: [Bool])
  case list([[Scalar]?])

  var type: FieldType {
    switch self {
    case .scalars(let type, _): .scalar(type)
    case .mixed: .mixed
    case .record(let fields, _): .record(fields.map { Field($0.name, $0.column.type) })
    case .list: .list(.scalar(.text))
    }
  }

  var childNames: [String] {
    guard case .record(let fields, _) = self else { return [] }
    return fields.flatMap { [$0.name] + $0.column.childNames }
  }

  func keeping(_ rows: [Int]) -> ColumnDraft {
    switch self {
    case .scalars(let type, let values): .scalars(type, rows.map { values[$0] })
    case .mixed(let values): .mixed(rows.map { values[$0] })
    case .list(let lists): .list(rows.map { lists[$0] })
    case .record(let fields, let isPresent):
      .record(
        fields.map { FieldDraft($0.name, $0.column.keeping(rows)) }, isPresent: rows.map { isPresent[$0] })
    }
  }

  func description(_ row: Int) -> String {
    switch self {
    case .scalars(_, let values), .mixed(let values): values[row].written
    case .list(let lists): lists[row].map { "[\($0.map(\.written).joined(separator: ", "))]" } ?? "null"
    case .record(let fields, let isPresent):
      isPresent[row]
        ? "{" + fields.map { "\($0.name): \($0.column.description(row))" }.joined(separator: ", ") + "}"
        : "null"
    }
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
