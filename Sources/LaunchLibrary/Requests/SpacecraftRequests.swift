import Perigee
import QueryDiagnostics
import QuerySyntax
import TableReading

/// Answers requests to LL2's `/spacecraft/` and `/spacecraft/ID/` from tables of its spacecraft.
struct SpacecraftRequests: RequestTranslator {
  func query(
    for span: SourceSpan, of source: SourceText, on table: Table
  ) throws(QueryError) -> TranslatedRequest {
    try SpacecraftRequests.query(for: span, of: source, on: table)
  }

  /// - Parameter table: Nil where no data are known: then any id may be one.
  static func query(
    for span: SourceSpan, of source: SourceText, on table: Table?
  ) throws(QueryError) -> TranslatedRequest {
    let address: RequestAddress
    do {
      address = try RequestAddress(span, of: source)
    } catch {
      throw QueryError(diagnostics: [error], source: source)
    }
    let parameters = RequestParameter.all(in: address.parameters, of: source)
    var reader = RequestReader(table: table)
    reader.read(parameters)
    if case .list = address.target { reader.readOrdering(parameters, of: source) }
    let warnings = reader.complaints.warnings
    if let refusal = reader.complaints.refusal {
      throw QueryError(refusal, besides: warnings, source: source)
    }
    switch address.target {
    case .list:
      let page = PageLinks(base: address.base, parameters).page(of: reader.request)
      return TranslatedRequest(
        tree: RequestTree.page(reader.request, span), extent: .page(page), mode: reader.request.mode,
        warnings: warnings)
    case .single(let id, let idSpan):
      let absence = absence(at: idSpan)
      guard let number = RequestNumber(id) else {
        throw QueryError(noID(at: idSpan), besides: warnings, source: source)
      }
      guard let id = number.value else { throw QueryError(absence, besides: warnings, source: source) }
      return TranslatedRequest(
        tree: RequestTree.single(id, at: idSpan, reader.request, span), extent: .single(absence: absence),
        mode: reader.request.mode, warnings: warnings)
    }
  }

  private static func absence(at span: SourceSpan) -> RequestRefusal {
    let message = "No Spacecraft matches the given query."
    return .notFound(
      message, [Diagnostic(.notFound, message, at: span, hint: "the ids that occur: `select id, name`")])
  }

  private static func noID(at span: SourceSpan) -> RequestRefusal {
    let message = "Not found."
    return .notFound(message, [Diagnostic(.notFound, message, at: span, hint: "an id is a whole number")])
  }
}
