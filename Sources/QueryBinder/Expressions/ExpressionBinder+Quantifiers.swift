import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

// `any(…)`, `all(…)`, `none(…)`, and what paths mean inside them.
extension ExpressionBinder {
  mutating func bindQuantifier(
    _ quantifier: Quantifier, _ condition: ExpressionIndex, _ index: ExpressionIndex, _ node: ExpressionSyntax
  ) -> Operand {
    let lists = seldom?.listsInQuantifier ?? []
    changeSeldom { $0.listsInQuantifier = [] }
    guard let id = boolean(operands[condition.position]) else { return poison(index) }
    if isQuantified(index) {
      reportNestedQuantifier("`\(quantifier.rawValue)(…)` inside another quantifier", node.span)
      return poison(index)
    }
    guard let list = listToRange(over: lists, quantifier, condition, node) else { return poison(index) }
    let quantification: Quantification = quantifier == .all ? .all : .any
    let ranged = expression(
      .quantified(quantification, over: list, condition: id), .boolean, index, node.span)
    return negated(quantifier == .none, ranged)
  }

  mutating func reportNestedQuantifier(_ message: String, _ span: SourceSpan) {
    findings.report(
      .badQuantifier, at: span, message,
      hint: "a path through both lists reaches the elements of a list inside a list, in one quantifier")
  }

  /// The innermost list that any path goes through; all others must lead to it.
  private mutating func listToRange(
    over lists: [(list: FieldPath, syntax: ExpressionIndex)], _ quantifier: Quantifier,
    _ condition: ExpressionIndex, _ node: ExpressionSyntax
  ) -> FieldPath? {
    guard var innermost = lists.first?.list else {
      reportNoList(quantifier, condition, node)
      return nil
    }
    for (list, syntax) in lists.dropFirst() {
      if innermost.steps.starts(with: list.steps) { continue }
      guard list.steps.starts(with: innermost.steps) else {
        reportTwoLists(innermost, list, quantifier, syntax)
        return nil
      }
      innermost = list
    }
    return innermost
  }

  private mutating func reportTwoLists(
    _ first: FieldPath, _ second: FieldPath, _ quantifier: Quantifier, _ syntax: ExpressionIndex
  ) {
    let names = [first, second].map { Excerpt.of(written(table.schema.names(along: $0))) }
    findings.report(
      .badQuantifier, at: tree[syntax].span,
      "paths through two lists, `\(names[0])` and `\(names[1])`, in one quantifier",
      hint:
        "give each list a quantifier of its own: `\(quantifier.rawValue)(…) and \(quantifier.rawValue)(…)`")
  }

  private mutating func reportNoList(
    _ quantifier: Quantifier, _ condition: ExpressionIndex, _ node: ExpressionSyntax
  ) {
    findings.report(
      .badQuantifier, at: node.span, "no path through a list in `\(quantifier.rawValue)(…)`",
      hint: listHint(condition))
  }

  private func listHint(_ condition: ExpressionIndex) -> String {
    for case .path(let path) in tree.nodes[tree[condition].subtreeStart...condition.position].map(\.kind) {
      let name = path.others.last ?? path.first
      guard let entry = fields.insideList(lastName: name.text) else { continue }
      return "did you mean `\(Excerpt.of(shortestPath(to: entry)))`?"
    }
    let lists = fields.lists.map { written(fields.names($0)) }
    if lists.isEmpty { return "the table has no lists: write the condition alone" }
    return "the lists are \(list(lists)); a condition on the row itself stands alone"
  }

  // MARK: Paths

  /// What a path inside a quantifier means: a field of the element or of the row, the element of a list of scalars,
  /// or a list of records as such.
  mutating func element(
    at path: FieldPath, _ type: FieldType, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    var element = type
    while case .list(let inner) = element { element = inner }
    var isListOfRecords = false
    if case .record = element { isListOfRecords = type.isList }
    if let list = innermostList(on: path, includingEnd: !isListOfRecords) {
      changeSeldom { $0.listsInQuantifier.append((list, index)) }
    }
    if isListOfRecords { return Operand(kind: .list(path), span: span, syntax: index) }
    if case .record(let children) = element {
      return Operand(
        kind: .record(RecordReference(path: path, fields: children)), span: span, syntax: index)
    }
    guard let scalar = element.scalarType else { return poison(index) }
    return expression(.field(path), scalar, index, span)
  }

  /// The last list that a path goes through; nil where it goes through none.
  private func innermostList(on path: FieldPath, includingEnd: Bool) -> FieldPath? {
    var fields = table.schema.fields
    var innermost: FieldPath?
    for (position, step) in path.steps.enumerated() where fields.indices.contains(step) {
      let type = fields[step].type
      if type.isList, includingEnd || position < path.steps.count - 1 {
        innermost = FieldPath(Array(path.steps[...position]))
      }
      fields = type.fields
    }
    return innermost
  }

  /// The first list that a path comes to; the path itself where it comes to none.
  func outermostList(on path: FieldPath) -> FieldPath {
    var fields = table.schema.fields
    for (position, step) in path.steps.enumerated() where fields.indices.contains(step) {
      let type = fields[step].type
      if type.isList { return FieldPath(Array(path.steps[...position])) }
      fields = type.fields
    }
    return path
  }

  // MARK: The length of a list

  /// `length(…)` of a path that is a list, or goes through some: then the number of the values that it stands for as an
  /// item of `select`.
  mutating func bindLength(
    of list: FieldPath, _ operand: Operand, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    let outermost = outermostList(on: list)
    if isQuantified(operand.syntax) || list == outermost {
      return expression(.listLength(list), .integer, index, span)
    }
    // Of the values of a field there are as many as elements, where one list leads to them.
    if case .list(let element) = table.schema.field(at: outermost)?.type, !element.isList,
      innermostList(on: list, includingEnd: true) == outermost
    {
      return expression(.listLength(outermost), .integer, index, span)
    }
    return expression(.listLength(list), .integer, index, span)
  }
}
