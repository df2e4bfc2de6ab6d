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
      warn(valueOperand, fieldOperand, text, known)
    case .integer(let number) where fieldOperand.record != nil:
      let known = knownValues.values(at: path, in: table)
      guard known.lacks(number) else { return }
      warn(valueOperand, fieldOperand, nil, known)
    case .null, .boolean, .integer, .real, .text, .duration, .date, .timestamp: return
    }
  }

  private mutating func warn(
    _ value: Operand, _ field: Operand, _ text: String?, _ known: KnownValues.Values
  ) {
    findings.warn(
      of: UnknownValue(
        text: text, known: known, value: value.syntax, field: field.syntax, tree: tree, span: value.span))
  }
}
