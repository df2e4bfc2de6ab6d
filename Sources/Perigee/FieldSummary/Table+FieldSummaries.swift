import Columnar
import QuerySyntax

extension Table {
  /// Describes every field: those of the table in their order, each followed by the fields of its records, also of
  /// the records in its lists.
  ///
  /// Exact, and costs a pass over all values.
  public func fieldSummaries() -> [FieldSummary] {
    var summaries: [FieldSummary] = []
    var pending = columns.schema.shownFields.indices.reversed().map { step in
      Pending(path: FieldPath([step]), field: columns.schema.fields[step], spelling: nil)
    }
    while let next = pending.popLast() {
      guard let column = columns.nestedColumn(at: next.path, entersLast: false)?.column else { continue }
      summaries.append(
        FieldSummary(
          path: next.spelling, type: ValueType(next.field.type, column), summary: column.summary))
      let fields = next.field.type.fields
      pending += fields.indices.reversed().map { step in
        Pending(path: next.path.appending(step), field: fields[step], spelling: next.spelling)
      }
    }
    return summaries
  }

  /// A field still to be described.
  private struct Pending {
    let path: FieldPath
    let field: Field
    let spelling: String

    init(path: FieldPath, field: Field, spelling owner: String?) {
      self.path = path
      self.field = field
      spelling =
        owner.map { "\($0).\(NameSpelling.writtenAfterPoint(field.name))" }
        ?? NameSpelling.written(field.name)
    }
  }
}

extension FieldSummary {
  init(path: String, type: ValueType, summary: ColumnSummary) {
    self.path = path
    self.type = type
    nullCount = summary.nullCount
    distinctCount = summary.distinctCount
    smallest = Value(summary.smallest)
    largest = Value(summary.largest)
  }
}
