import Columnar
import QueryBinder
import QueryDiagnostics
import QuerySyntax

extension Table {
  /// Describes one field, found as a query finds it: by its path, leading names left out or not.
  ///
  /// Exact, and costs a pass over the field's values.
  ///
  /// - Parameter options: How long it may take, and who may stop it.
  /// - Throws: `QueryError` where there is no such field or several fit, with the nearest names.
  package func fieldDetail(
    _ name: String, options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> FieldDetail {
    let entry = try field(named: name)
    guard let column = columns.nestedColumn(at: entry.path, entersLast: false)?.column,
      let values = columns.nestedColumn(at: entry.path, entersLast: true)?.column
    else { preconditionFailure("every field of the schema has a column") }
    let limits = CountingLimits(options)
    let rows = try limits.array(values.count) { $0 }
    let top = try ValueTally(values, rows: rows, limits)?.most(FieldDetail.mostValues, limits) ?? []
    let summary = FieldSummary(
      path: entry.wholePath, type: ValueType(entry.type, column), summary: try column.summary(limits))
    let examples = FieldExamples(entry: entry, type: entry.type, usual: top.first?.value, summary: summary)
    return FieldDetail(
      summary: summary, shortPath: entry.written, topValues: top,
      examples: Array(examples.all.filter { (try? prepare($0)) != nil }.prefix(FieldDetail.mostExamples)))
  }

  private func field(named name: String) throws(QueryError) -> FieldCatalog.Entry {
    // What is wrong with the name is told as of a query.
    let prepared = try prepare("select \(name)")
    guard let item = prepared.query.tree?.select?.items.first, case .expression(let index, _) = item,
      case .path(let path)? = prepared.query.tree?.expressions[index].kind,
      let entry = FieldCatalog(columns.schema).entry(
        meantBy: path.segments.map { ($0.text, $0.isQuoted) }, isQuantified: false)
    else {
      throw QueryError(.unknownField, "`\(name)` is not the name of a field", hint: nil, about: name)
    }
    return entry
  }
}

extension FieldDetail {
  /// So many values and examples are told.
  fileprivate static let mostValues = 8
  fileprivate static let mostExamples = 2
}
