import Columnar
import QueryDiagnostics
import QuerySyntax

/// A literal that perhaps no row has in the field that it is compared with. To look for it among all values may take
/// longer than the query: so it is looked for, and the warning worked out, when somebody reads the warnings.
struct UnknownValue: Sendable {
  enum Literal: Sendable {
    case text(String)
    case number(Int64)
  }

  let literal: Literal
  let path: FieldPath
  /// The literal and the field, as they were written.
  let value: ExpressionIndex
  let field: ExpressionIndex
  let span: SourceSpan

  /// Nil where some row has the value, or where that cannot be told.
  ///
  /// - Parameters:
  ///   - tree: That of the query.
  ///   - searchesLeft: For how many values of the query something near is still looked for.
  func warning(
    in tree: ExpressionTree, of table: ColumnTable, _ known: inout KnownValues, _ searchesLeft: inout Int
  ) -> Diagnostic? {
    let values = known.values(at: path, in: table)
    guard lacks(values) else { return nil }
    // Nothing comes near to a number.
    let nearest: String? =
      if case .text(let text) = literal {
        KnownValues.nearest(to: text, in: values, &searchesLeft)
      } else {
        nil
      }
    let name = Excerpt.of(Excerpt.printed(field, in: tree) ?? "…")
    let written = Excerpt.of(Excerpt.printed(value, in: tree) ?? "…")
    let quoted = nearest.map(UnknownValue.quoted)
    return Diagnostic(
      .noSuchValue, "no row has \(name) = \(written)", at: span,
      hint: quoted.map { "did you mean \($0)?" }, fix: quoted.map { Diagnostic.Fix(span, $0) },
      severity: .warning)
  }

  private func lacks(_ values: KnownValues.Values) -> Bool {
    switch literal {
    case .text(let text): values.lacks(text)
    case .number(let number): values.lacks(number)
    }
  }

  /// A text as a literal.
  private static func quoted(_ text: String) -> String {
    var literal = ExpressionTree()
    let root = literal.append(ExpressionSyntax(.literal(.text(text)), span: .point(0), subtreeStart: 0))
    return SyntaxPrinter.print(root, in: literal)
  }
}
