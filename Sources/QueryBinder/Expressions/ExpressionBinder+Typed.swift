import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension ExpressionBinder {
  /// The operand as a value of one of the types, for a place that takes no others and does not depend on a
  /// neighbour; nil where it holds an error, which has been reported then.
  mutating func typed(
    _ operand: Operand, as types: [ScalarType], for use: @autoclosure () -> String, hint: String? = nil
  ) -> ExpressionID? {
    let single = scalar(operand)
    switch single.kind {
    case .poison, .record, .list: return nil
    case .null: return draftConstant(.null, types.first ?? .text, for: single)
    case .untyped(let text):
      guard let read = read(text, single, as: types), case .expression(let id) = read.kind else { return nil }
      return id
    case .text(let text) where types.contains(.text): return draftConstant(.text(text), .text, for: single)
    case .expression(let id) where types.contains(drafts.type(of: id)): return id
    case .text, .expression:
      reportWrongType(single, types, use(), hint)
      return nil
    }
  }

  private mutating func reportWrongType(
    _ operand: Operand, _ types: [ScalarType], _ use: String, _ hint: String?
  ) {
    let wanted = Excerpt.alternatives(types.map(\.rawValue))
    findings.report(
      .typeMismatch, at: operand.span, "found \(typeName(operand)), but \(use) takes \(wanted)",
      hint: hint ?? wrongTypeHint(operand, types))
  }

  private func wrongTypeHint(_ operand: Operand, _ types: [ScalarType]) -> String? {
    if case .text(let text) = operand.kind {
      guard let written = printed(operand.syntax) else { return nil }
      if operand.parameter == nil, types.contains(.integer), TextReading.isNumber(text) {
        return "drop the quotes: `\(text)`"
      }
      if types.contains(.duration) { return "write `duration(\(written))`" }
      if types.contains(.timestamp) { return "write `timestamp(\(written))`" }
      if types.contains(.date) { return "write `date(\(written))`" }
    }
    if types == [.text], let written = printed(operand.syntax) {
      return "write `concat(\(written))` for its text"
    }
    return nil
  }
}
