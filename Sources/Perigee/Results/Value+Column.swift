import Columnar
import Values

extension Value {
  /// The value of one row of a column, with whatever is nested in it. Depth is that of the schema, which the
  /// readers limit.
  init(_ column: Column, row: Int) {
    if column.nullity.isNull(row) {
      self = .null
      return
    }
    switch column {
    case .boolean, .number, .real, .text, .mixed:
      self = column.scalar(row).map(Value.init) ?? .null
    case .record(let record):
      self = Value.record(record, row: row)
    case .list(let list):
      self = .list(list.elementRows(row).map { Value(list.elements, row: $0) })
    }
  }

  /// A record with the keys that it came with; one that came as a text is that text.
  private static func record(_ record: RecordColumn, row: Int) -> Value {
    if record.writtenAsText?[row] == true, let text = writtenText(of: record, row: row) { return text }
    let present = record.fields.indices.filter { !record.children[$0].nullity.isAbsent(row) }
    return .record(
      Record(
        present.map { position in
          .init(name: record.fields[position].name, value: Value(record.children[position], row: row))
        }))
  }

  private static func writtenText(of record: RecordColumn, row: Int) -> Value? {
    record.fields.firstIndex { $0.name == "name" }.map { Value(record.children[$0], row: row) }
  }
}
