import QueryDiagnostics

extension QueryTree {
  /// The query apart from how it was laid out: without spans, its expressions in the order of the language's table.
  ///
  /// Two texts mean the same to the parser where these are equal.
  package var withoutSpans: QueryTree {
    var result = QueryClauses(span: .point(0))
    let none = SourceSpan.point(0)
    func copy(_ index: ExpressionIndex) -> ExpressionIndex {
      result.expressions.appendSubtree(index, of: expressions)
    }
    func plain(_ name: NameSyntax) -> NameSyntax { NameSyntax(name.text, span: none) }
    result.explain = explain.map { ExplainSyntax(isAnalyze: $0.isAnalyze, span: none) }
    result.select = select.map { clause in
      let items = clause.items.map { item in
        switch item {
        case .everything: SelectItem.everything(span: none)
        case .expression(let index, let name): SelectItem.expression(copy(index), name: name.map(plain))
        }
      }
      return SelectClause(isDistinct: clause.isDistinct, items: items, span: none)
    }
    result.search = search.map { SearchClause($0.terms, termsSpan: none, span: none) }
    result.filter = filter.map { ExpressionClause(copy($0.expression), span: none) }
    result.grouping = grouping.map { GroupClause($0.keys.map(copy), span: none) }
    result.having = having.map { ExpressionClause(copy($0.expression), span: none) }
    result.order = order.map { clause in
      let keys = clause.keys.map {
        OrderKey(copy($0.expression), isDescending: $0.isDescending, nullsFirst: $0.nullsFirst, span: none)
      }
      return OrderClause(keys, span: none)
    }
    result.limit = limit.map { CountClause($0.value, valueSpan: none, span: none) }
    result.offset = offset.map { CountClause($0.value, valueSpan: none, span: none) }
    return QueryTree(result)
  }
}

extension ExpressionTree {
  /// Copies one expression of another tree, without its spans, behind what is here.
  mutating func appendSubtree(_ root: ExpressionIndex, of other: ExpressionTree) -> ExpressionIndex {
    let start = other[root].subtreeStart
    let shift = count - start
    var last = ExpressionIndex(0)
    for position in start...root.position {
      let node = other[ExpressionIndex(position)]
      last = append(
        ExpressionSyntax(
          node.kind.shifted(by: shift), span: .point(0), subtreeStart: node.subtreeStart + shift))
    }
    return last
  }
}

extension ExpressionSyntax.Kind {
  /// The same with its children that many places further, and without spans and the backquotes that change nothing.
  func shifted(by shift: Int) -> Self {
    func moved(_ index: ExpressionIndex) -> ExpressionIndex { ExpressionIndex(index.position + shift) }
    func plain(_ name: NameSyntax) -> NameSyntax { NameSyntax(name.text, span: .point(0)) }
    switch self {
    case .literal, .parameter, .invalid: return self
    case .path(let path):
      func bare(_ name: NameSyntax) -> NameSyntax {
        NameSyntax(name.text, isQuoted: name.keepsQuotes, span: .point(0))
      }
      return .path(PathSyntax(bare(path.first), path.others.map(bare)))
    case .negation(let operand): return .negation(moved(operand))
    case .not(let operand): return .not(moved(operand))
    case .logical(let logical, let operands): return .logical(logical, operands.map(moved))
    case .arithmetic(let first, let rest):
      let steps = rest.map {
        ArithmeticStep($0.operation, operatorSpan: .point(0), operand: moved($0.operand))
      }
      return .arithmetic(first: moved(first), rest: steps)
    case .comparison(let comparison, let left, let right):
      return .comparison(comparison, moved(left), moved(right))
    case .between(let subject, let low, let high, let isNegated):
      return .between(moved(subject), low: moved(low), high: moved(high), isNegated: isNegated)
    case .membership(let subject, let items, let isNegated):
      return .membership(moved(subject), items: items.map(moved), isNegated: isNegated)
    case .parameterMembership(let subject, let list, _, let isNegated):
      return .parameterMembership(moved(subject), list: list, listSpan: .point(0), isNegated: isNegated)
    case .nullTest(let subject, let isNegated): return .nullTest(moved(subject), isNegated: isNegated)
    case .textTest(let test, let subject, let pattern, let isNegated):
      return .textTest(test, moved(subject), pattern: moved(pattern), isNegated: isNegated)
    case .call(let name, let arguments, let form):
      return .call(plain(name), arguments: arguments.map(moved), form: form)
    case .quantifier(let quantifier, let condition): return .quantifier(quantifier, moved(condition))
    }
  }
}
