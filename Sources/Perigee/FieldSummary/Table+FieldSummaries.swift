import Columnar
import QuerySyntax

extension Table {
  /// Describes every field: those of the table in their order, each followed by the fields of its records, also of
  /// the records in its lists.
  ///
  /// Exact, and costs a pass over all values.
  public func fieldSummaries() -> [FieldSummary] {
    // Nothing stops it.
    (try? fieldSummaries(where: { _ in true }, options: QueryOptions())) ?? []
  }

  /// Describes the fields whose paths are wanted, within the limits of the options.
  package func fieldSummaries(
    where isWanted: (_ path: String) -> Bool, options: QueryOptions
  ) throws(QueryError) -> [FieldSummary] {
    let limits = CountingLimits(options)
    var summaries: [FieldSummary] = []
    var pending = columns.schema.shownFields.indices.reversed().map { step in
      Pending(path: FieldPath([step]), field: columns.schema.fields[step], spelling: nil)
    }
    while let next = pending.popLast() {
      guard let column = columns.nestedColumn(at: next.path, entersLast: false)?.column else { continue }
      if isWanted(next.spelling) {
        summaries.append(
          FieldSummary(
            path: next.spelling, type: ValueType(next.field.type, column), summary: try column.summary(limits)
          ))
      }
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

extension Column {
  /// What is said of all its values together, within limits.
  func summary(_ limits: CountingLimits) throws(QueryError) -> ColumnSummary {
    guard let summary = summary(unless: { limits.isOver }) else { throw limits.failure }
    return summary
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
