import QueryDiagnostics
import QuerySyntax

extension ParsedStatement {
  /// Where the request of the statement stands, without the `explain` before it; nil for what is none.
  package var requestSpan: SourceSpan? {
    guard case .request(let text, explain: _) = kind else { return nil }
    return SourceSpan(span.end - text.utf8.count, span.end)
  }
}

extension Query {
  /// True for a request in the form of Launch Library 2.
  package var isRequest: Bool { statement.requestSpan != nil }

  /// The request as a query for a table; all that is wrong with it where it is none.
  func translated(for table: Table, _ explain: ExplainSyntax?) throws(QueryError) -> TranslatedRequest {
    guard let span = statement.requestSpan else { throw syntaxError }
    do throws(QueryError) {
      guard let translator = table.requestTranslator else { throw withoutShape(at: span) }
      let request = try translator.query(for: span, of: source, on: table)
      guard !statement.hasErrors else { throw QueryError(diagnostics: [], source: source) }
      return request.explained(explain, span: statement.span)
    } catch {
      guard statement.hasErrors else { throw error }
      let diagnostics = (statement.diagnostics + error.diagnostics).inOrderOfPlace
      throw QueryError(diagnostics: diagnostics, source: source)
    }
  }

  private func withoutShape(at span: SourceSpan) -> QueryError {
    let diagnostic = Diagnostic(
      .badRequest, "found a request of Launch Library 2, but the table does not hold its spacecraft",
      at: span,
      hint: "ask in the query language: `where …`")
    return QueryError(diagnostics: [diagnostic], source: source)
  }
}
