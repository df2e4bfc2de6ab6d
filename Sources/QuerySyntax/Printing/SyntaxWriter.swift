/// Appends canonical text piece by piece.
struct SyntaxWriter {
  private enum Work {
    case text(String)
    case expression(ExpressionIndex, level: PrecedenceLevel)
  }

  private let tree: ExpressionTree
  private var output: [UInt8] = []
  private var stack: [Work] = []
  /// A path that gets one name more than it has.
  var addition: (path: ExpressionIndex, name: String)?

  init(_ tree: ExpressionTree) { self.tree = tree }

  var text: String { String(decoding: output, as: UTF8.self) }

  // MARK: - Clauses

  mutating func write(_ query: QueryTree) {
    if let explain = query.explain { clause(explain.isAnalyze ? "explain analyze" : "explain") }
    if let select = query.select { write(select) }
    if let search = query.search {
      clause("search ")
      switch search.terms {
      case .text(let text): append(QuotedText.literal(text))
      case .parameter(let name): append("$" + name)
      }
    }
    if let filter = query.filter {
      clause("where ")
      write(filter.expression)
    }
    if let grouping = query.grouping {
      clause("group by ")
      for (index, key) in grouping.keys.enumerated() {
        if index > 0 { append(", ") }
        write(key)
      }
    }
    if let having = query.having {
      clause("having ")
      write(having.expression)
    }
    if let order = query.order { write(order) }
    if let limit = query.limit { write(limit, "limit ") }
    if let offset = query.offset { write(offset, "offset ") }
  }

  private mutating func clause(_ opening: String) {
    if !output.isEmpty { append(" ") }
    append(opening)
  }

  private mutating func write(_ select: SelectClause) {
    clause(select.isDistinct ? "select distinct " : "select ")
    for (index, item) in select.items.enumerated() {
      if index > 0 { append(", ") }
      switch item {
      case .everything: append("*")
      case .expression(let expression, let name):
        write(expression)
        if let name { append(" as " + NameSpelling.writtenAfterAs(name.text)) }
      }
    }
  }

  private mutating func write(_ order: OrderClause) {
    clause("order by ")
    for (index, key) in order.keys.enumerated() {
      if index > 0 { append(", ") }
      if key.isDescending {
        let written = SyntaxPrinter.print(key.expression, in: tree)
        let isTight = level(of: tree[key.expression]) >= .unary
        append(isTight ? (written.utf8.first == UInt8(ascii: "-") ? "- " : "-") + written : "-(\(written))")
      } else {
        write(key.expression)
      }
      if key.nullsFirst { append(" nulls first") }
    }
  }

  private mutating func write(_ count: CountClause, _ opening: String) {
    clause(opening)
    switch count.value {
    case .number(let number): append(String(number))
    case .parameter(let name): append("$" + name)
    }
  }

  // MARK: - Expressions

  mutating func write(_ expression: ExpressionIndex) {
    stack.append(.expression(expression, level: .bracket))
    while let work = stack.popLast() {
      switch work {
      case .text(let text): append(text)
      case .expression(let index, let level): expand(index, level)
      }
    }
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private func level(of node: ExpressionSyntax) -> PrecedenceLevel {
    switch node.kind {
    case .logical(let logical, _): logical.level
    case .not: .not
    case .comparison, .between, .membership, .parameterMembership, .nullTest, .textTest: .predicate
    case .arithmetic(_, let rest): rest.first?.operation.level ?? .sum
    case .negation: .unary
    case .literal(.integer(let value, _)) where value < 0: .unary
    case .literal, .parameter, .path, .call, .quantifier, .invalid: .primary
    }
  }

  /// Writes a leaf, or puts the pieces of a node on the stack.
  private mutating func expand(_ index: ExpressionIndex, _ needed: PrecedenceLevel) {
    let node = tree[index]
    let isBracketed = level(of: node) < needed
    var pieces: [Work] = isBracketed ? [.text("(")] : []
    switch node.kind {
    case .literal(let literal): append(text(of: literal))
    case .parameter(let name): append("$" + name)
    case .path(let path):
      write(path)
      if let addition, addition.path == index { append("." + NameSpelling.writtenAfterPoint(addition.name)) }
    case .invalid: append("?")
    case .negation(let operand): pieces += negated(operand)
    case .not(let operand): pieces += [.text("not "), .expression(operand, level: .not)]
    case .logical(let logical, let operands):
      pieces += list(operands, between: " \(logical.rawValue) ", level: logical.level.tighter)
    case .arithmetic(let first, let rest):
      pieces += chain(first, rest, level: level(of: node).tighter)
    case .comparison, .between, .membership, .parameterMembership, .nullTest, .textTest:
      pieces += predicate(node.kind)
    case .call(let name, let arguments, let form):
      let opening = form == .star ? "(*" : form == .distinct ? "(distinct " : "("
      pieces +=
        [.text(name.text + opening)] + list(arguments, between: ", ", level: .bracket) + [.text(")")]
    case .quantifier(let quantifier, let condition):
      pieces += [.text(quantifier.rawValue + "("), .expression(condition, level: .bracket), .text(")")]
    }
    if isBracketed { pieces.append(.text(")")) }
    stack.append(contentsOf: pieces.reversed())
  }

  private func predicate(_ kind: ExpressionSyntax.Kind) -> [Work] {
    switch kind {
    case .comparison(let comparison, let left, let right):
      return [side(left), .text(" \(comparison.rawValue) "), side(right)]
    case .between(let subject, let low, let high, let isNegated):
      return [
        side(subject), .text(isNegated ? " not between " : " between "), side(low), .text(" and "),
        side(high),
      ]
    case .membership(let subject, let items, let isNegated):
      return [side(subject), .text(isNegated ? " not in (" : " in (")]
        + list(items, between: ", ", level: .bracket) + [.text(")")]
    case .parameterMembership(let subject, let list, _, let isNegated):
      return [side(subject), .text((isNegated ? " not in $" : " in $") + list)]
    case .nullTest(let subject, let isNegated):
      return [side(subject), .text(isNegated ? " is not null" : " is null")]
    case .textTest(let test, let subject, let pattern, let isNegated):
      return [side(subject), .text((isNegated ? " not " : " ") + test.rawValue + " "), side(pattern)]
    case .literal, .parameter, .path, .negation, .not, .logical, .arithmetic, .call, .quantifier, .invalid:
      return []
    }
  }

  private func side(_ index: ExpressionIndex) -> Work { .expression(index, level: .sum) }

  /// `-x`; `- -x`, for `--` would open a comment; `- 5`, for in `-5` the sign would belong to the number.
  private func negated(_ operand: ExpressionIndex) -> [Work] {
    switch tree[operand].kind {
    case .negation, .literal(.integer):
      return [.text("- "), .expression(operand, level: .unary)]
    default: return [.text("-"), .expression(operand, level: .unary)]
    }
  }

  private func list(
    _ operands: [ExpressionIndex], between separator: String, level: PrecedenceLevel
  ) -> [Work] {
    var pieces: [Work] = []
    pieces.reserveCapacity(2 * operands.count)
    for (index, operand) in operands.enumerated() {
      if index > 0 { pieces.append(.text(separator)) }
      pieces.append(.expression(operand, level: level))
    }
    return pieces
  }

  private func chain(_ first: ExpressionIndex, _ rest: [ArithmeticStep], level: PrecedenceLevel) -> [Work] {
    var pieces: [Work] = [.expression(first, level: level)]
    for step in rest {
      pieces.append(.text(" \(step.operation.rawValue) "))
      pieces.append(.expression(step.operand, level: level))
    }
    return pieces
  }

  // MARK: - Leaves

  private mutating func write(_ path: PathSyntax) {
    for (index, segment) in path.segments.enumerated() {
      if index > 0 { append(".") }
      if segment.keepsQuotes {
        append(NameSpelling.quoted(segment.text))
      } else {
        append(
          index == 0 ? NameSpelling.written(segment.text) : NameSpelling.writtenAfterPoint(segment.text))
      }
    }
  }

  private func text(of literal: LiteralSyntax) -> String {
    switch literal {
    case .integer(_, let spelling), .real(_, let spelling), .duration(_, let spelling): spelling
    case .text(let text): QuotedText.literal(text)
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    }
  }
}
