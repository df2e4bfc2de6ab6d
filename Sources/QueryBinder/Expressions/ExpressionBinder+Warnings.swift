import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension ExpressionBinder {
  /// Warns of a literal that is compared for equality with a text field or a record and that no row has.
  mutating func warnOfUnknownValue(
    _ value: ExpressionID, _ valueOperand: Operand, in field: ExpressionID, _ fieldOperand: Operand
  ) {
    guard table.rowCount > 0, valueOperand.parameter == nil, isLiteral(valueOperand),
      let constant = drafts.constant(value), case .field(let path) = drafts[field].operation
    else { return }
    switch constant {
    case .text(let text) where drafts[field].type == .text:
      let known = knownValues.values(at: path, in: table)
      guard known.lacks(text) else { return }
      warn(valueOperand, fieldOperand, nearest: knownValues.nearest(to: text, in: known))
    case .integer(let number) where fieldOperand.record != nil:
      guard knownValues.values(at: path, in: table).lacks(number) else { return }
      warn(valueOperand, fieldOperand, nearest: nil)
    case .null, .boolean, .integer, .real, .text, .duration, .date, .timestamp: return
    }
  }

  private mutating func warn(_ value: Operand, _ field: Operand, nearest: String?) {
    let name = Excerpt.of(printed(field.syntax) ?? "…")
    let text = Excerpt.of(printed(value.syntax) ?? "…")
    let quoted = nearest.map(quotedText)
    findings.warn(
      .noSuchValue, at: value.span, "no row has \(name) = \(text)",
      hint: quoted.map { "did you mean \($0)?" },
      fix: quoted.map { Diagnostic.Fix(value.span, $0) })
  }

  /// A text as a literal.
  private func quotedText(_ text: String) -> String {
    var literal = ExpressionTree()
    let root = literal.append(ExpressionSyntax(.literal(.text(text)), span: .point(0), subtreeStart: 0))
    return SyntaxPrinter.print(root, in: literal)
  }
}
