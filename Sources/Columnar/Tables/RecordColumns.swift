/// The columns of an answer that shows whole records: the fields that the data have. They are the same for every query of
/// a table, and to make them took an eighth of the time of a short one.
package final class RecordColumns: Sendable {
  package let columns: [ResultColumn]

  private init(_ schema: Schema) {
    columns = schema.shownFields.enumerated().map { index, field in
      ResultColumn(name: field.name, type: field.type, content: .field(FieldPath([index])))
    }
  }

  /// Those of a table, made when they are first wanted.
  package static func of(_ table: ColumnTable) -> [ResultColumn] {
    let kept = table.derivations.object(RecordColumns.self) { RecordColumns(table.schema) }
    return (kept as? RecordColumns ?? RecordColumns(table.schema)).columns
  }
}
