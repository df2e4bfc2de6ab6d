import Columnar
import Values

/// The records of a table as JSON values: absent keys are left out, times are written canonically.
enum TableModel {
  static func records(_ table: ColumnTable) -> [JSONValue] {
    (0..<table.rowCount).map { row in record(table.schema.fields, table.columns, row) }
  }

  static func value(_ column: Column, _ row: Int) -> JSONValue {
    if column.nullity.isNull(row) { return .null }
    switch column {
    case .boolean(let booleans): return .boolean(booleans.bits[row])
    case .mixed(let mixed): return JSONValueParser.parse(mixed.sources[row])
    case .record(let records):
      guard records.writtenAsText?[row] != true else { return name(records, row) }
      return record(records.fields, records.children, row)
    case .list(let lists): return .list(lists.elementRows(row).map { value(lists.elements, $0) })
    case .number, .real, .text:
      var text: [UInt8] = []
      guard let scalar = column.scalar(row) else { return .null }
      scalar.write(to: &text)
      let written = String(decoding: text, as: UTF8.self)
      return scalar.type == .integer || scalar.type == .real ? .number(written) : .text(written)
    }
  }

  private static func name(_ records: RecordColumn, _ row: Int) -> JSONValue {
    guard let name = records.fields.firstIndex(where: { $0.name == "name" }) else { return .null }
    return value(records.children[name], row)
  }

  private static func record(_ fields: [Field], _ columns: [Column], _ row: Int) -> JSONValue {
    var members: [JSONValue.Member] = []
    for (field, column) in zip(fields, columns) where !column.nullity.isAbsent(row) {
      members.append(.init(key: field.name, value: value(column, row)))
    }
    return .record(members)
  }
}
