import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension ExpressionBinder {
  mutating func bindNot(_ operand: Operand, _ index: ExpressionIndex, _ span: SourceSpan) -> Operand {
    guard let id = boolean(operand) else { return poison(index) }
    return expression(.not(id), .boolean, index, span)
  }

  mutating func bindLogical(
    _ connective: LogicalOperator, _ children: [ExpressionIndex], _ index: ExpressionIndex,
    _ span: SourceSpan
  ) -> Operand {
    let bound: LogicalConnective = connective == .and ? .and : .or
    // Most have two: an array of so many is made at once.
    if children.count == 2 {
      let (first, second) = (boolean(operands[children[0].position]), boolean(operands[children[1].position]))
      guard let first, let second else { return poison(index) }
      return expression(.logical(bound, [first, second]), .boolean, index, span)
    }
    var ids: [ExpressionID] = []
    ids.reserveCapacity(children.count)
    for child in children {
      if let id = boolean(operands[child.position]) { ids.append(id) }
    }
    guard ids.count == children.count else { return poison(index) }
    return expression(.logical(bound, ids), .boolean, index, span)
  }

  /// The operand in a boolean place; nil where it holds an error, which has been reported.
  mutating func boolean(_ operand: Operand) -> ExpressionID? {
    switch operand.kind {
    case .poison: return nil
    case .null: return draftConstant(.null, .boolean, for: operand)
    case .untyped(let text):
      guard let read = read(text, operand, as: [.boolean]) else { return nil }
      return boolean(read)
    case .expression(let id) where drafts.type(of: id) == .boolean: return id
    case .list:
      _ = scalar(operand)
      return nil
    case .expression, .text, .record:
      reportNotBoolean(operand)
      return nil
    }
  }

  private mutating func reportNotBoolean(_ operand: Operand) {
    let written = printed(operand.syntax)
    let shown = written.map { " `\(Excerpt.of($0))`" } ?? ""
    findings.report(
      .notBoolean, at: operand.span, "found \(typeName(operand))\(shown) where a condition is needed",
      hint: written.flatMap { comparison(of: $0, operand) }.map { "did you mean `\($0)`?" })
  }

  /// A comparison that somebody may have meant who wrote a value alone.
  private func comparison(of written: String, _ operand: Operand) -> String? {
    switch operand.kind {
    case .expression(let id):
      switch drafts[id].type {
      case .integer where isLiteral(operand): drafts.constant(id) == .integer(0) ? "false" : "true"
      case .integer, .real: "\(written) > 0"
      case .text: "\(written) != ''"
      case .duration: "\(written) > 0s"
      case .date, .timestamp: "\(written) is not null"
      case .boolean: nil
      }
    case .text: "search \(written)"
    case .record: "\(written) is not null"
    case .poison, .null, .untyped, .list: nil
    }
  }

  mutating func bindNullTest(
    _ operand: Operand, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    switch operand.kind {
    case .poison: return poison(index)
    case .null: return constant(.boolean(true), .boolean, index, span)
    case .text, .untyped: return constant(.boolean(false), .boolean, index, span)
    case .record(let record): return expression(.fieldIsNull(record.path), .boolean, index, span)
    case .list(let path):
      // The values of a list's field are null where the list is.
      let list = isQuantified(operand.syntax) ? path : outermostList(on: path)
      return expression(.fieldIsNull(list), .boolean, index, span)
    case .expression(let id):
      // Of a list of scalars the path is its element, inside a quantifier.
      if case .field(let path) = drafts[id].operation, table.schema.field(at: path)?.type.isList == false {
        return expression(.fieldIsNull(path), .boolean, index, span)
      }
      return expression(.isNull(id), .boolean, index, span)
    }
  }

  mutating func bindTextTest(
    _ test: TextOperator, _ subject: ExpressionIndex, _ pattern: ExpressionIndex, _ index: ExpressionIndex,
    _ span: SourceSpan
  ) -> Operand {
    let left = typed(operands[subject.position], as: [.text], for: "`\(test.rawValue)`")
    let right = typed(operands[pattern.position], as: [.text], for: "`\(test.rawValue)`")
    guard let left, let right else { return poison(index) }
    let match = boundMatch(test)
    if match == .like || match == .ilike, case .text(let text) = drafts.constant(right) {
      guard !endsInLoneBackslash(text) else {
        findings.report(
          .badPattern, at: tree[pattern].span, "the pattern ends in a lone `\\`",
          hint: "write `\\\\` for a backslash")
        return poison(index)
      }
    }
    return expression(.textMatch(match, left, pattern: right), .boolean, index, span)
  }

  private func boundMatch(_ test: TextOperator) -> TextMatch {
    switch test {
    case .like: .like
    case .ilike: .ilike
    case .contains: .contains
    case .startsWith: .startsWith
    case .endsWith: .endsWith
    }
  }

  private func endsInLoneBackslash(_ pattern: String) -> Bool {
    let trailing = pattern.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }
    return trailing.count % 2 == 1
  }
}
