package import QueryDiagnostics
package import QuerySyntax
package import ResultRendering

/// A request of a service, put into the query language. A class: it is large, and most queries are none.
package final class TranslatedRequest: Sendable {
  /// How much a request asks for.
  package enum Extent: Sendable {
    /// Some rows of all that match.
    case page(RequestedPage)
    /// One row, bare; where it is not there the service refuses.
    case single(absence: RequestRefusal)
  }

  /// The query. Its spans are those of the request.
  package let tree: QueryTree
  package let extent: Extent
  /// Which fields whole records have; nil where the request leaves it open.
  package let mode: RecordMode?
  /// About values that the service passes over.
  package let warnings: [Diagnostic]

  package init(tree: QueryTree, extent: Extent, mode: RecordMode?, warnings: [Diagnostic]) {
    self.tree = tree
    self.extent = extent
    self.mode = mode
    self.warnings = warnings
  }

  /// The same request as a whole statement, which may be explained.
  func explained(_ explain: ExplainSyntax?, span: SourceSpan) -> TranslatedRequest {
    var tree = tree
    tree.explain = explain
    tree.span = span
    return TranslatedRequest(tree: tree, extent: extent, mode: mode, warnings: warnings)
  }
}

/// A page of all that matches a request, and its neighbours.
package struct RequestedPage: Hashable, Sendable {
  /// How many of the matching rows come before the end of a full page; at most `Int.max`.
  package let end: Int
  /// The request for the page behind; it counts only where more rows match than `end`.
  package let next: String
  /// The request for the page before; nil for the first.
  package let previous: String?

  package init(end: Int, next: String, previous: String?) {
    self.end = end
    self.next = next
    self.previous = previous
  }
}

/// What a service says in place of rows.
package struct RequestRefusal: Sendable {
  /// Of HTTP: 400, 404.
  package let status: Int
  /// JSON on one line, without a line feed at its end.
  package let body: String
  /// The same as errors of the request.
  package let diagnostics: [Diagnostic]

  package init(status: Int, body: String, diagnostics: [Diagnostic]) {
    self.status = status
    self.body = body
    self.diagnostics = diagnostics
  }
}
