import Columnar
import QueryBinder
import QuerySyntax

extension Table {
  /// A chart of more bars than this is no picture any more.
  package static let mostChartBars = 20

  /// Writes the query whose answer, drawn as a chart, shows a field, for each value of another one or by itself.
  ///
  ///     time_in_space by agency  →  select agency, sum(time_in_space) group by agency order by -sum(time_in_space) limit 20
  ///
  /// With `by` numbers and durations are summed, truths counted where they are true, all else counted; aggregates stay as
  /// they are. Without it numbers and durations are those of single rows, the largest first, all else is counted by value.
  /// Dates and time stamps are put together by year.
  ///
  /// - Throws: `QueryError` for all that is wrong with the two.
  package func chartQuery(
    of field: String, by key: String? = nil, _ parameters: Parameters = [:]
  ) throws(QueryError) -> String {
    let subject = try ChartSubject(field, of: self, parameters)
    guard let key else {
      if subject.isAggregate { return "select \(literal(subject.text)), \(subject.text)" }
      return subject.isSize ? try rowChart(subject) : countChart(subject, size: "count()")
    }
    let bars = try ChartSubject(key, of: self, parameters)
    return countChart(bars, size: size(of: subject))
  }

  /// What is shown of the rows that have one key.
  private func size(of subject: ChartSubject) -> String {
    if subject.isAggregate { return subject.text }
    return subject.isSize || subject.type == .scalar(.boolean)
      ? "sum(\(subject.text))" : "count(\(subject.text))"
  }

  private func countChart(_ key: ChartSubject, size: String) -> String {
    switch key.type {
    case .scalar(.date), .scalar(.timestamp):
      return inOwnOrder("year(\(key.text))", named: "year", of: key, size)
    case .scalar(.integer), .scalar(.real), .scalar(.duration):
      return inOwnOrder(key.text, named: "label", of: key, size)
    case .scalar(.text), .scalar(.boolean), .mixed, .record, .list:
      return
        "select \(key.text), \(size) group by \(key.text) order by -\(size) limit \(Table.mostChartBars)"
    }
  }

  /// Numbers and years keep their own order; what labels a bar is a text, which of a null would be empty.
  private func inOwnOrder(
    _ key: String, named name: String, of subject: ChartSubject, _ size: String
  ) -> String {
    "select concat(\(key)) as \(name), \(size) where \(subject.text) is not null group by \(key) order by \(key)"
  }

  /// Single rows with the largest values, each by the text that says which row it is.
  private func rowChart(_ subject: ChartSubject) throws(QueryError) -> String {
    let label = rowLabel.map { $0 == subject.text ? "concat(\($0)) as label" : $0 }
    let items = [label, subject.text].compactMap { $0 }.joined(separator: ", ")
    return "select \(items) order by -\(negatable(subject.text)) limit \(Table.mostChartBars)"
  }

  /// The first text that people are shown of a row; without one what the table knows its rows by.
  private var rowLabel: String? {
    let catalog = FieldCatalog(columns.schema)
    let shown = columns.profile.displayFields.compactMap { path in catalog.entries.first { $0.path == path } }
    if let text = shown.first(where: { $0.type.scalarType == .text || $0.name != nil }) {
      return text.written
    }
    let identity = columns.profile.identity.flatMap { path in catalog.entries.first { $0.path == path } }
    return (identity ?? shown.first).map { "concat(\($0.written)) as label" }
  }

  private func literal(_ text: String) -> String { QuotedText.literal(text) }

  /// `-` binds tighter than all operators.
  private func negatable(_ text: String) -> String {
    text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F || $0 == 0x2E }
      ? text : "(\(text))"
  }
}
