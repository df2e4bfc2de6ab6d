import QueryDiagnostics
import QuerySyntax

/// A literal that no row has in the field that it is compared with. What comes nearest to it is looked for among all
/// values, which may take longer than the query: so the warning is worked out when somebody reads it.
struct UnknownValue: Sendable {
  /// The text; nil for a number, to which nothing comes near.
  let text: String?
  /// The values of the field.
  let known: KnownValues.Values
  /// The literal and the field, as they were written.
  let value: ExpressionIndex
  let field: ExpressionIndex
  let tree: ExpressionTree
  let span: SourceSpan

  /// - Parameter searchesLeft: For how many values of the query something near is still looked for.
  func warning(_ searchesLeft: inout Int) -> Diagnostic {
    let nearest = text.flatMap { KnownValues.nearest(to: $0, in: known, &searchesLeft) }
    let name = Excerpt.of(Excerpt.printed(field, in: tree) ?? "…")
    let written = Excerpt.of(Excerpt.printed(value, in: tree) ?? "…")
    let quoted = nearest.map(UnknownValue.quoted)
    return Diagnostic(
      .noSuchValue, "no row has \(name) = \(written)", at: span,
      hint: quoted.map { "did you mean \($0)?" }, fix: quoted.map { Diagnostic.Fix(span, $0) },
      severity: .warning)
  }

  /// A text as a literal.
  private static func quoted(_ text: String) -> String {
    var literal = ExpressionTree()
    let root = literal.append(ExpressionSyntax(.literal(.text(text)), span: .point(0), subtreeStart: 0))
    return SyntaxPrinter.print(root, in: literal)
  }
}
