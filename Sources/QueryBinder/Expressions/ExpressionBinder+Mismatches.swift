import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

// What to say about operands whose types do not go together.
extension ExpressionBinder {
  /// Two operands of types that do not compare, or cannot be arguments of one function.
  mutating func reportMismatch(
    _ first: Operand, _ firstType: ScalarType, _ second: Operand, _ purpose: AlignmentPurpose
  ) {
    guard case .expression(let id) = second.kind else { return }
    let secondType = drafts[id].type
    let whole = place(first, second, purpose)
    let message: String
    switch purpose {
    case .comparison: message = "cannot compare \(firstType.rawValue) with \(secondType.rawValue)"
    case .arguments(let name):
      message = "arguments of \(name) are \(firstType.rawValue) and \(secondType.rawValue), not of one type"
    }
    let remedy =
      remedy(first, firstType, second, secondType, purpose)
      ?? remedy(second, secondType, first, firstType, purpose)
    findings.report(
      .typeMismatch, at: remedy?.fix?.span ?? whole, message, hint: remedy?.hint, fix: remedy?.fix)
  }

  private func place(_ first: Operand, _ second: Operand, _ purpose: AlignmentPurpose) -> SourceSpan {
    if case .comparison(let span) = purpose, case .comparison = tree[enclosing(second)].kind { return span }
    return second.span
  }

  /// The node whose operand this is, or the operand itself.
  private func enclosing(_ operand: Operand) -> ExpressionIndex {
    let next = operand.syntax.position + 1
    return next < tree.nodes.count ? ExpressionIndex(next) : operand.syntax
  }

  private typealias Remedy = (hint: String, fix: Diagnostic.Fix?)

  /// What would mend `value` beside `other`.
  private func remedy(
    _ value: Operand, _ type: ScalarType, _ other: Operand, _ otherType: ScalarType,
    _ purpose: AlignmentPurpose
  ) -> Remedy? {
    guard let written = printed(value.syntax) else { return nil }
    switch (type, otherType) {
    case (.integer, .boolean): return booleanRemedy(value, other, purpose)
    case (.integer, .duration), (.real, .duration): return durationRemedy(value, written)
    case (.integer, .text), (.real, .text):
      guard isLiteral(value) else { return nil }
      return ("write it as text: `'\(written)'`", Diagnostic.Fix(value.span, "'\(written)'"))
    case (.text, .date), (.text, .timestamp), (.text, .duration):
      return ("write `\(otherType.rawValue)(\(written))`", nil)
    default: return nil
    }
  }

  /// `in_space = 1`: the boolean itself.
  private func booleanRemedy(_ value: Operand, _ other: Operand, _ purpose: AlignmentPurpose) -> Remedy? {
    guard case .expression(let id) = value.kind, case .integer(let number)? = drafts.constant(id),
      number == 0 || number == 1, let condition = printed(other.syntax),
      case .comparison(let span) = purpose
    else { return nil }
    guard case .comparison(let comparison, _, _) = tree[enclosing(laterOf(value, other))].kind,
      comparison == .equal || comparison == .notEqual
    else { return ("a boolean stands by itself: `\(condition)`", nil) }
    let isWanted = (number == 1) == (comparison == .equal)
    let text = isWanted ? condition : "not \(condition)"
    return ("write `\(text)`", Diagnostic.Fix(span, text))
  }

  private func laterOf(_ first: Operand, _ second: Operand) -> Operand {
    first.syntax < second.syntax ? second : first
  }

  func durationRemedy(_ value: Operand, _ written: String) -> (hint: String, fix: Diagnostic.Fix?)? {
    guard isLiteral(value), !written.contains("e"), !written.contains("E") else { return nil }
    return ("add a unit: `\(written)d`", Diagnostic.Fix(value.span, "\(written)d"))
  }

  func isLiteral(_ operand: Operand) -> Bool {
    if case .literal = tree.nodes[operand.syntax.position].kind { return true }
    return false
  }

  /// A text beside numbers or booleans.
  mutating func reportQuoted(
    _ text: String, _ operand: Operand, _ target: ScalarType, among operands: [Operand],
    _ purpose: AlignmentPurpose
  ) {
    let message: String
    switch purpose {
    case .comparison: message = "cannot compare \(target.rawValue) with text"
    case .arguments(let name):
      message = "arguments of \(name) are \(target.rawValue) and text, not of one type"
    }
    guard operand.parameter == nil else {
      findings.report(
        .typeMismatch, at: operand.span, message,
        hint: "the parameter `$\(Excerpt.of(parameterName(operand)))` is a text")
      return
    }
    let fits = target == .boolean ? TextReading.boolean(text) != nil : TextReading.isNumber(text)
    let fix = fits ? Diagnostic.Fix(operand.span, text) : nil
    findings.report(
      .typeMismatch, at: operand.span, message, hint: fits ? "drop the quotes: `\(text)`" : nil, fix: fix)
  }
}
