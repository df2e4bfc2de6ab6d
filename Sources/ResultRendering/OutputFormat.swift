/// A way to write an answer. The raw values are the names on the command line.
package enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  /// A drawn table, for people.
  case table
  /// A table as GitHub's Markdown writes it.
  case markdown
  /// RFC 4180 with a header line.
  case csv
  /// The same with tabs in place of commas.
  case tsv
  /// One array of objects on one line.
  case json
  /// An object a line.
  case ndjson
  /// The envelope in which Launch Library 2 sends a page, or the bare object that was asked for.
  case ll2
  /// A line a value, `name = value`, and a blank line between rows.
  case line
  /// A horizontal bar a row.
  case chart

  /// True for formats that are read by people: they show values in their short form and, without `select`, a
  /// choice of fields. The others are for programs and hold everything.
  package var isForPeople: Bool {
    switch self {
    case .table, .markdown, .line, .chart: true
    case .csv, .tsv, .json, .ndjson, .ll2: false
    }
  }

  /// True where two answers one behind the other run together unless a blank line stands between them.
  package var needsBlankLineBetweenAnswers: Bool {
    switch self {
    case .markdown, .line, .chart: true
    case .table, .csv, .tsv, .json, .ndjson, .ll2: false
    }
  }

  /// True where an answer without rows is nothing at all.
  package var isEmptyWithoutRows: Bool {
    switch self {
    case .line, .chart, .ndjson: true
    case .table, .markdown, .csv, .tsv, .json, .ll2: false
    }
  }
}
