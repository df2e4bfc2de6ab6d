import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension ExpressionBinder {
  mutating func bindComparison(
    _ comparison: ComparisonOperator, _ left: ExpressionIndex, _ right: ExpressionIndex,
    _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    if let (first, second) = alike(left, right) {
      return self.comparison(
        comparison, (first, operands[left.position]), (second, operands[right.position]), index, span)
    }
    let pair = [operands[left.position], operands[right.position]]
    guard !comparesWithNull(comparison, pair, span) else { return poison(index) }
    switch align(pair, for: .comparison(span)) {
    case nil: return poison(index)
    case .nulls?: return constant(.null, .boolean, index, span)
    case .typed(let ids, _)?:
      return self.comparison(comparison, (ids[0], pair[0]), (ids[1], pair[1]), index, span)
    }
  }

  /// Operands that are of one type already, as most are, or a text beside a written text: nothing has to be brought
  /// together.
  private mutating func alike(
    _ left: ExpressionIndex, _ right: ExpressionIndex
  ) -> (ExpressionID, ExpressionID)? {
    switch (operands[left.position].kind, operands[right.position].kind) {
    case (.expression(let first), .expression(let second))
    where drafts.type(of: first) == drafts.type(of: second):
      return (first, second)
    case (.expression(let first), .text(let text)) where drafts.type(of: first) == .text:
      return (first, draftConstant(.text(text), .text, for: operands[right.position]))
    case (.text(let text), .expression(let second)) where drafts.type(of: second) == .text:
      return (draftConstant(.text(text), .text, for: operands[left.position]), second)
    default: return nil
    }
  }

  private mutating func comparison(
    _ comparison: ComparisonOperator, _ left: (id: ExpressionID, operand: Operand),
    _ right: (id: ExpressionID, operand: Operand), _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    if comparison == .equal {
      warnOfUnknownValue(right.id, right.operand, in: left.id, left.operand)
      warnOfUnknownValue(left.id, left.operand, in: right.id, right.operand)
    }
    return expression(.comparison(bound(comparison), left.id, right.id), .boolean, index, span)
  }

  private func bound(_ comparison: ComparisonOperator) -> Comparison {
    switch comparison {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }

  /// Reports a comparison with the literal `null`, which would never be true.
  private mutating func comparesWithNull(
    _ comparison: ComparisonOperator, _ pair: [Operand], _ span: SourceSpan
  ) -> Bool {
    guard !pair.contains(where: \.isPoison), let position = pair.firstIndex(where: { isNullLiteral($0) })
    else {
      return false
    }
    let other = pair[1 - position]
    let test = comparison == .notEqual ? "is not null" : "is null"
    let text = printed(other.syntax).map { "\(bracketed($0, other)) \(test)" }
    let isPlain = comparison == .equal || comparison == .notEqual
    let fix = isPlain ? text.map { Diagnostic.Fix(span, $0) } : nil
    findings.report(
      .compareNull, at: span, "a comparison with null is never true",
      hint: text.map { "write `\($0)`" } ?? "write `\(test)`", fix: fix)
    return true
  }

  private func isNullLiteral(_ operand: Operand) -> Bool {
    if case .null(isLiteral: true) = operand.kind { return true }
    return false
  }

  /// In brackets where what stands there binds more loosely than a predicate does.
  private func bracketed(_ text: String, _ operand: Operand) -> String {
    switch tree[operand.syntax].kind {
    case .logical, .not, .comparison, .between, .membership, .parameterMembership, .nullTest, .textTest:
      "(\(text))"
    case .literal, .parameter, .path, .negation, .arithmetic, .call, .quantifier, .invalid: text
    }
  }

  mutating func bindBetween(
    _ subject: ExpressionIndex, _ low: ExpressionIndex, _ high: ExpressionIndex, _ index: ExpressionIndex,
    _ span: SourceSpan
  ) -> Operand {
    let parts = [subject, low, high].map { operands[$0.position] }
    switch align(parts, for: .comparison(span)) {
    case nil: return poison(index)
    case .nulls?: return constant(.null, .boolean, index, span)
    case .typed(let ids, _)?:
      return expression(.between(ids[0], low: ids[1], high: ids[2]), .boolean, index, span)
    }
  }

  mutating func bindMembership(
    _ subject: ExpressionIndex, _ items: [ExpressionIndex], _ isNegated: Bool, _ index: ExpressionIndex,
    _ span: SourceSpan
  ) -> Operand {
    let parts = [operands[subject.position]] + items.map { operands[$0.position] }
    switch align(parts, for: .comparison(span)) {
    case nil: return poison(index)
    case .nulls?: return constant(.null, .boolean, index, span)
    case .typed(let ids, _)?:
      if !isNegated {
        for position in 1..<ids.count {
          warnOfUnknownValue(ids[position], parts[position], in: ids[0], parts[0])
        }
      }
      return membership(ids, index, span)
    }
  }

  /// `x in $list`.
  mutating func bindMembership(
    _ subject: ExpressionIndex, list name: String, _ listSpan: SourceSpan, _ index: ExpressionIndex,
    _ span: SourceSpan
  ) -> Operand {
    guard let value = parameterValue(name, at: listSpan) else { return poison(index) }
    let items: [Scalar]
    switch value {
    case .list(let list): items = list
    // A list that is null compares as null.
    case .typed(.null): items = [.null]
    case .typed, .untyped:
      let shown = Excerpt.of(name)
      findings.report(
        .typeMismatch, at: listSpan, "parameter `$\(shown)` is a single value, but `in` takes a list",
        hint: "write `in ($\(shown))`", fix: Diagnostic.Fix(listSpan, "($\(name))"))
      return poison(index)
    }
    guard !operands[subject.position].isPoison else { return poison(index) }
    let parts = [operands[subject.position]] + items.map { item(of: $0, name, listSpan, index) }
    switch align(parts, for: .comparison(span)) {
    case nil: return poison(index)
    case .nulls?: return constant(items.isEmpty ? .boolean(false) : .null, .boolean, index, span)
    case .typed(let ids, _)?: return membership(ids, index, span)
    }
  }

  private mutating func item(
    of value: Scalar, _ name: String, _ span: SourceSpan, _ index: ExpressionIndex
  ) -> Operand {
    let kind: Operand.Kind
    if reportsNotFinite(value, name, span) {
      kind = .poison
    } else if case .text(let text) = value {
      kind = .text(text)
    } else if let type = value.type {
      kind = .expression(drafts.append(.constant(value), type, at: span))
    } else {
      kind = .null(isLiteral: false)
    }
    return Operand(kind: kind, span: span, syntax: index, parameter: index)
  }

  private mutating func membership(
    _ ids: [ExpressionID], _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    let items = ids[1...]
    // Of an empty list, which only a parameter can be, nothing is a member.
    if items.isEmpty { return constant(.boolean(false), .boolean, index, span) }
    let constants = items.compactMap { drafts.constant($0) }
    if constants.count == items.count {
      return expression(.constantMembership(ids[0], constants), .boolean, index, span)
    }
    return expression(.membership(ids[0], Array(items)), .boolean, index, span)
  }
}
