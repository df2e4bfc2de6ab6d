import Perigee
import QueryDiagnostics
import QuerySyntax
import TableReading

/// Answers requests to LL2's `/spacecraft/` and `/spacecraft/ID/` from tables of its spacecraft.
struct SpacecraftRequests: RequestTranslator {
  private static let absence = "No Spacecraft matches the given query."
  private static let noID = "Not found."

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
    let request = reader.request
    switch address.target {
    case .list:
      let links = PageLinks(base: address.base, parameters)
      return TranslatedRequest(
        tree: RequestTree.page(request, span), extent: .page(links.page(of: request)), mode: request.mode,
        warnings: warnings)
    case .single(let id, let idSpan):
      let absence = RequestRefusal.notFound(
        absence, [Diagnostic(.notFound, absence, at: idSpan, hint: "the ids that occur: `select id, name`")])
      let number = try self.id(id, at: idSpan, absence, besides: warnings, of: source)
      return TranslatedRequest(
        tree: RequestTree.single(number, at: idSpan, request, span), extent: .single(absence: absence),
        mode: request.mode, warnings: warnings)
    }
  }

  private static func id(
    _ text: String, at span: SourceSpan, _ absence: RequestRefusal, besides warnings: [Diagnostic],
    of source: SourceText
  ) throws(QueryError) -> Int64 {
    guard let number = RequestNumber(text) else {
      let diagnostic = Diagnostic(.notFound, noID, at: span, hint: "an id is a whole number")
      throw QueryError(.notFound(noID, [diagnostic]), besides: warnings, source: source)
    }
    guard let id = number.value else { throw QueryError(absence, besides: warnings, source: source) }
    return id
  }
}
