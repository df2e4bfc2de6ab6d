import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

// Records and lists as scalars.
extension ExpressionBinder {
  /// The operand as a scalar: a record becomes its `id` or its `name`. Of lists and other records it is reported
  /// that they are none; the result is poison then.
  mutating func scalar(_ operand: Operand, byIdentity: Bool = false) -> Operand {
    switch operand.kind {
    case .poison, .null, .text, .untyped, .expression: return operand
    case .record(let record):
      guard let part = byIdentity ? record.identity : record.name else {
        reportRecord(operand, record)
        return operand.becoming(.poison)
      }
      return operand.becoming(.expression(drafts.append(.field(part.path), part.type, at: operand.span)))
    case .list(let path):
      reportList(operand, path)
      return operand.becoming(.poison)
    }
  }

  /// Reports the lists among operands that stand beside an error, which are wrong there whatever it is about.
  mutating func reportLists(_ operands: some Sequence<Operand>) {
    for operand in operands {
      if case .list = operand.kind { _ = scalar(operand) }
    }
  }

  private mutating func reportRecord(_ operand: Operand, _ record: RecordReference) {
    let name = printed(operand.syntax) ?? "…"
    findings.report(
      .typeMismatch, at: operand.span, "found record `\(Excerpt.of(name))` where a single value is needed",
      hint: "name one of its fields: \(list(record.fields.map(\.name)))")
  }

  private mutating func reportList(_ operand: Operand, _ path: FieldPath) {
    let name = Excerpt.of(printed(operand.syntax) ?? "…")
    let type = table.schema.field(at: path)?.type
    let known = type?.isList == true ? type?.fields ?? [] : []
    guard !isQuantified(operand.syntax) else {
      findings.report(
        .typeMismatch, at: operand.span, "found list `\(name)` where a single value is needed",
        hint: "name one of its fields: \(list(known.map(\.name)))")
      return
    }
    var parts = [quantifiedForm(of: operand, known)]
    if !known.isEmpty { parts.append("its fields are \(list(known.map(\.name)))") }
    findings.report(
      .listOutsideQuantifier, at: operand.span, "list `\(name)` where a single value is needed",
      hint: parts.joined(separator: "; "))
  }

  /// How to ask what was asked of a list; of a list of records by a field of theirs.
  private mutating func quantifiedForm(of operand: Operand, _ fields: [Field]) -> String {
    guard let predicate = enclosingPredicate(of: operand.syntax), let text = printed(predicate) else {
      return "ask about its elements with `any(…)`, `all(…)` or `none(…)`"
    }
    guard !fields.isEmpty else { return "write `any(\(text))`" }
    let wanted = hasNumber(predicate) ? "id" : "name"
    guard case .path = tree[operand.syntax].kind, fields.contains(where: { $0.name == wanted }) else {
      return "ask about a field of its elements with `any(…)`, `all(…)` or `none(…)`"
    }
    let longer = SyntaxPrinter.print(predicate, in: tree, extending: operand.syntax, by: wanted)
    return "write `any(\(longer))`"
  }

  private func hasNumber(_ root: ExpressionIndex) -> Bool {
    tree.nodes[tree[root].subtreeStart...root.position].contains { node in
      switch node.kind {
      case .literal(.integer), .literal(.real): true
      default: false
      }
    }
  }
}
