/// Appends canonical text piece by piece.
struct SyntaxWriter {
  private enum Work {
    case text(String)
    case expression(ExpressionIndex, level: PrecedenceLevel)
  }

  private let tree: ExpressionTree
  private var output: [UInt8] = []
  private var stack: [Work] = []

  // Room for the name of a column.
  private static let usualLength = 64
  private static let usualPieceCount = 8

  /// A path that gets one name more than it has.
  var addition: (path: ExpressionIndex, name: String)?

  init(_ tree: ExpressionTree) {
    self.tree = tree
    output.reserveCapacity(SyntaxWriter.usualLength)
    stack.reserveCapacity(SyntaxWriter.usualPieceCount)
  }

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

  /// Writes a leaf, or puts the pieces of a node on the stack, the first one on top.
  private mutating func expand(_ index: ExpressionIndex, _ needed: PrecedenceLevel) {
    let node = tree[index]
    let isBracketed = level(of: node) < needed
    let bottom = stack.count
    if isBracketed { push("(") }
    pushPieces(of: node, index)
    if isBracketed { push(")") }
    reverse(from: bottom)
  }

  private mutating func pushPieces(of node: ExpressionSyntax, _ index: ExpressionIndex) {
    switch node.kind {
    case .literal(let literal): push(text(of: literal))
    case .parameter(let name): push("$" + name)
    case .path(let path):
      push(text(of: path))
      if let addition, addition.path == index { push("." + NameSpelling.writtenAfterPoint(addition.name)) }
    case .invalid: push("?")
    case .negation(let operand): pushNegated(operand)
    case .not(let operand):
      push("not ")
      push(operand, level: .not)
    case .logical(let logical, let operands):
      pushList(operands, between: " \(logical.rawValue) ", level: logical.level.tighter)
    case .arithmetic(let first, let rest):
      pushChain(first, rest, level: level(of: node).tighter)
    case .comparison, .between, .membership, .parameterMembership, .nullTest, .textTest:
      pushPredicate(node.kind)
    case .call(let name, let arguments, let form):
      push(name.text)
      push(form == .star ? "(*" : form == .distinct ? "(distinct " : "(")
      pushList(arguments, between: ", ", level: .bracket)
      push(")")
    case .quantifier(let quantifier, let condition):
      push(quantifier.rawValue + "(")
      push(condition, level: .bracket)
      push(")")
    }
  }

  private mutating func push(_ text: String) { stack.append(.text(text)) }

  private mutating func push(_ index: ExpressionIndex, level: PrecedenceLevel) {
    stack.append(.expression(index, level: level))
  }

  /// In place: reversing a slice would copy it.
  private mutating func reverse(from bottom: Int) {
    var (low, high) = (bottom, stack.count - 1)
    while low < high {
      stack.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  private mutating func pushPredicate(_ kind: ExpressionSyntax.Kind) {
    switch kind {
    case .comparison(let comparison, let left, let right):
      pushSide(left)
      push(" \(comparison.rawValue) ")
      pushSide(right)
    case .between(let subject, let low, let high, let isNegated):
      pushSide(subject)
      push(isNegated ? " not between " : " between ")
      pushSide(low)
      push(" and ")
      pushSide(high)
    case .membership(let subject, let items, let isNegated):
      pushSide(subject)
      push(isNegated ? " not in (" : " in (")
      pushList(items, between: ", ", level: .bracket)
      push(")")
    case .parameterMembership(let subject, let list, _, let isNegated):
      pushSide(subject)
      push((isNegated ? " not in $" : " in $") + list)
    case .nullTest(let subject, let isNegated):
      pushSide(subject)
      push(isNegated ? " is not null" : " is null")
    case .textTest(let test, let subject, let pattern, let isNegated):
      pushSide(subject)
      push((isNegated ? " not " : " ") + test.rawValue + " ")
      pushSide(pattern)
    case .literal, .parameter, .path, .negation, .not, .logical, .arithmetic, .call, .quantifier, .invalid:
      break
    }
  }

  private mutating func pushSide(_ index: ExpressionIndex) { push(index, level: .sum) }

  /// `-x`; `- -x`, for `--` would open a comment; `- 5`, for in `-5` the sign would belong to the number.
  private mutating func pushNegated(_ operand: ExpressionIndex) {
    switch tree[operand].kind {
    case .negation, .literal(.integer): push("- ")
    default: push("-")
    }
    push(operand, level: .unary)
  }

  private mutating func pushList(
    _ operands: [ExpressionIndex], between separator: String, level: PrecedenceLevel
  ) {
    for (index, operand) in operands.enumerated() {
      if index > 0 { push(separator) }
      push(operand, level: level)
    }
  }

  private mutating func pushChain(
    _ first: ExpressionIndex, _ rest: [ArithmeticStep], level: PrecedenceLevel
  ) {
    push(first, level: level)
    for step in rest {
      push(" \(step.operation.rawValue) ")
      push(step.operand, level: level)
    }
  }

  // MARK: - Leaves

  private func text(of path: PathSyntax) -> String {
    var text =
      path.first.keepsQuotes ? NameSpelling.quoted(path.first.text) : NameSpelling.written(path.first.text)
    for segment in path.others {
      text += "."
      text +=
        segment.keepsQuotes
        ? NameSpelling.quoted(segment.text) : NameSpelling.writtenAfterPoint(segment.text)
    }
    return text
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
