import Columnar
import QueryPlan
import Values

extension RecordColumns {
  /// The columns of an answer that shows nothing but fields. A field of the row under its own name is the column that
  /// records show it by, which is there already.
  static func fields(_ output: [OutputColumn], of table: ColumnTable) -> [ResultColumn] {
    let shown = of(table)
    return output.mapFew { column in
      guard case .field(let path) = column.content else { preconditionFailure("all columns are fields") }
      if path.steps.count == 1, shown.indices.contains(path.steps[0]) {
        let known = shown[path.steps[0]]
        if ByteOrder.isEqual(known.name.utf8.span, column.name.utf8.span) { return known }
      }
      guard let field = table.schema.field(at: path) else {
        preconditionFailure("the binder selects only fields of the table")
      }
      return ResultColumn(name: column.name, type: field.type, content: .field(path))
    }
  }
}
