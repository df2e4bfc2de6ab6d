import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension ExpressionBinder {
  /// Notes a literal that is compared for equality with a text field or a record, to be warned of if no row has it.
  mutating func warnOfUnknownValue(
    _ value: ExpressionID, _ valueOperand: Operand, in field: ExpressionID, _ fieldOperand: Operand
  ) {
    guard let path = drafts.field(field), let constant = drafts.constant(value), table.rowCount > 0,
      valueOperand.parameter == nil, isLiteral(valueOperand)
    else { return }
    let literal: UnknownValue.Literal
    switch constant {
    case .text(let text) where drafts.type(of: field) == .text: literal = .text(text)
    case .integer(let number) where fieldOperand.record != nil: literal = .number(number)
    case .null, .boolean, .integer, .real, .text, .duration, .date, .timestamp: return
    }
    findings.warn(
      of: UnknownValue(
        literal: literal, path: path, value: valueOperand.syntax, field: fieldOperand.syntax,
        span: valueOperand.span))
  }
}
