import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension QueryBinding {
  /// Each term must occur in at least one of the table's search fields; nil where there are no terms.
  mutating func bindSearch() -> ExpressionID? {
    guard let search = tree.search else { return nil }
    let span = search.termsSpan
    let text: String
    switch search.terms {
    case .text(let written): text = written
    case .parameter(let name):
      switch binder.parameterValue(name, at: span) {
      case nil: return nil
      case .untyped(let given)?, .typed(.text(let given))?: text = given
      case .typed(.null)?: return binder.drafts.append(.constant(.null), .boolean, at: span)
      case .typed?, .list?:
        binder.findings.report(
          .typeMismatch, at: span, "parameter `$\(Excerpt.of(name))` is no text",
          hint: "`search` takes a text")
        return nil
      }
    }
    let terms = SearchTerms.split(text).map { bindTerm($0, span) }
    if terms.count < 2 { return terms.first }
    return binder.drafts.append(.logical(.and, terms), .boolean, at: span)
  }

  private mutating func bindTerm(_ term: String, _ span: SourceSpan) -> ExpressionID {
    var matches: [ExpressionID] = []
    for path in table.profile.searchFields where table.schema.field(at: path)?.type.scalarType == .text {
      let field = binder.drafts.append(.field(path), .text, at: span)
      let pattern = binder.drafts.append(.constant(.text(term)), .text, at: span)
      matches.append(
        binder.drafts.append(.textMatch(.contains, field, pattern: pattern), .boolean, at: span))
    }
    guard let first = matches.first else {
      return binder.drafts.append(.constant(.boolean(false)), .boolean, at: span)
    }
    return matches.count == 1 ? first : binder.drafts.append(.logical(.or, matches), .boolean, at: span)
  }
}
