public import QueryDiagnostics
import ResultRendering

/// A query that gave no answer: everything that is wrong with it, in order of place.
public struct QueryError: Error, Sendable, CustomStringConvertible {
  /// Errors, and the warnings that were found beside them. Of more than 1,000 the first are told, and a note of code
  /// `more-errors` behind them says how many errors there are beside these.
  public let diagnostics: [Diagnostic]
  /// The text that the diagnostics point into.
  public let source: SourceText
  /// Of a request that its service would refuse: what the service says.
  package let refusal: RequestRefusal?

  package init(diagnostics: [Diagnostic], source: SourceText, refusal: RequestRefusal? = nil) {
    self.diagnostics = diagnostics
    self.source = source
    self.refusal = refusal
  }

  /// A request that its service would refuse.
  package init(_ refusal: RequestRefusal, besides warnings: [Diagnostic], source: SourceText) {
    let diagnostics = (warnings + refusal.diagnostics).inOrderOfPlace
    self.init(diagnostics: diagnostics, source: source, refusal: refusal)
  }

  /// The diagnostics as a terminal shows them, without colour: each with its line of the query, carets under
  /// what it is about, and a hint. Control characters are shown escaped.
  public var description: String {
    let text = DiagnosticRenderer.text(diagnostics, source: source, isColored: false)
    return text.utf8.last == UInt8(ascii: "\n") ? String(text.dropLast()) : text
  }
}
