package import QueryDiagnostics

/// Reads the query language.
package enum Parser {
  /// The longest statement, in bytes.
  package static let longestStatement = 1 << 20
  /// How deep brackets, calls, `not` and `-` may stand in each other.
  package static let mostLevels = 256

  /// Reads one statement: the whole source. An empty one is the query for every row. A `;` at its end is
  /// allowed; a second statement after it is an error, as is anything that `parseScript` reports.
  package static func parseQuery(_ source: SourceText) -> ParsedStatement {
    var reader = StatementReader(source)
    guard var statement = reader.next() else {
      return ParsedStatement(.query(QueryTree(span: .point(0))), span: .point(0), diagnostics: [])
    }
    if let second = reader.next() {
      let start = second.span.start
      let place = SourceSpan(start, min(start + 1, second.span.end))
      statement.diagnostics.append(
        Diagnostic(
          .syntax, "a second statement begins here, expected one query", at: place,
          hint: "run them one by one, or as a script"))
    }
    return statement
  }

  /// Reads the statements of a script, each on its own: an error in one leaves the others whole. Statements
  /// of nothing but white space and comments are left out.
  package static func parseScript(_ source: SourceText) -> [ParsedStatement] {
    mark(.script)
    var reader = StatementReader(source)
    var statements: [ParsedStatement] = []
    while let statement = reader.next() { statements.append(statement) }
    return statements
  }
}
