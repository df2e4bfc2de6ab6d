import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

/// Binds the expressions of one query. Each is a stretch of the syntax tree's array in which children stand before
/// their parents, so one pass from its first node to its last does it, without recursion.
struct ExpressionBinder {
  /// Which clause an expression belongs to.
  enum Place: Hashable {
    case select, filter, grouping, having, order
  }

  let tree: ExpressionTree
  let table: ColumnTable
  let parameters: ParameterBindings
  let fields: FieldIndex
  var findings = Findings()
  var drafts = DraftExpressions()
  /// What every syntax node has turned out to be, by its position.
  var operands: [Operand]
  var place = Place.filter
  /// True while the expression at hand has named a field, or a column by its `as` name, or has an aggregate.
  var hasSeenField = false
  /// The key of `order by` at hand as a whole, where `natural(…)` may stand.
  var wholeKey: ExpressionIndex?
  /// Over rows, their arguments still drafts; each once.
  var aggregates: [BoundAggregate] = []
  var rowCountNumber: Int?
  /// Over rows.
  var groupKeys: [ExpressionID] = []
  var classes = StructuralClasses()
  /// Nil as long as every path is plain.
  var meanings: PathMeanings?
  /// Nil as long as nothing of it is needed.
  private(set) var seldom: SeldomNeeded?
  /// How many unknown names are still compared with all fields: the more fields, the fewer.
  var suggestionsLeft: Int
  private let quantified: [Bool]
  private let aggregated: [Bool]
  private var parents: [Int32]?

  init(_ tree: ExpressionTree, table: ColumnTable, parameters: ParameterBindings) {
    self.tree = tree
    self.table = table
    self.parameters = parameters
    fields = FieldIndex.of(table)
    suggestionsLeft = fields.mostSuggestions
    let unbound = Operand(kind: .poison, span: .point(0), syntax: ExpressionIndex(0))
    operands = []
    operands.reserveCapacity(tree.nodes.count)
    for _ in tree.nodes.indices { operands.append(unbound) }
    drafts.reserve(tree.nodes.count)
    quantified = ExpressionBinder.quantifiedNodes(tree)
    aggregated = ExpressionBinder.nodesInside(tree, FunctionCatalog.isAggregate)
  }

  /// Changes what few queries need.
  mutating func changeSeldom<Result>(_ change: (inout SeldomNeeded) -> Result) -> Result {
    // No second owner while it changes.
    var needed = seldom ?? SeldomNeeded()
    seldom = nil
    defer { seldom = needed }
    return change(&needed)
  }

  /// Binds one whole expression.
  mutating func bind(_ root: ExpressionIndex, in place: Place) -> Operand {
    self.place = place
    hasSeenField = false
    // Of its own, so that nodes can be looked at where they stand while the binder changes.
    let held = tree.nodes
    let nodes = held.span
    for position in nodes[root.position].subtreeStart...root.position {
      operands[position] = bindNode(ExpressionIndex(position), in: nodes)
    }
    return operands[root.position]
  }

  /// Looks at the node where it stands: copies of nodes took a tenth of the time of binding a short query.
  private mutating func bindNode(_ index: ExpressionIndex, in nodes: Span<ExpressionSyntax>) -> Operand {
    let span = nodes[index.position].span
    switch nodes[index.position].kind {
    case .literal(let literal): return bind(literal, index, span)
    case .parameter(let name): return bindParameter(name, index, span)
    case .path(let path): return bindPath(path, index, span)
    case .negation(let operand):
      return bindNegation(of: operands[operand.position], index, nodes[index.position])
    case .not(let operand): return bindNot(operands[operand.position], index, span)
    case .logical(let connective, let children): return bindLogical(connective, children, index, span)
    case .arithmetic(let first, let rest):
      return bindArithmetic(first, rest, index, nodes[index.position])
    case .comparison(let comparison, let left, let right):
      return bindComparison(comparison, left, right, index, span)
    case .between(let subject, let low, let high, let isNegated):
      return negated(isNegated, bindBetween(subject, low, high, index, span))
    case .membership(let subject, let items, let isNegated):
      return negated(isNegated, bindMembership(subject, items, isNegated, index, span))
    case .parameterMembership(let subject, let list, let listSpan, let isNegated):
      return negated(isNegated, bindMembership(subject, list: list, listSpan, index, span))
    case .nullTest(let operand, let isNegated):
      return negated(isNegated, bindNullTest(operands[operand.position], index, span))
    case .textTest(let test, let subject, let pattern, let isNegated):
      return negated(isNegated, bindTextTest(test, subject, pattern, index, span))
    case .call(let name, let arguments, let form): return bindCall(name, arguments, form, index, span)
    case .quantifier(let quantifier, let condition):
      return bindQuantifier(quantifier, condition, index, nodes[index.position])
    case .invalid: return poison(index)
    }
  }

  private mutating func bind(
    _ literal: LiteralSyntax, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    switch literal {
    case .integer(let value, _): return constant(.integer(value), .integer, index, span)
    case .real(let value, _): return constant(.real(value), .real, index, span)
    case .boolean(let value): return constant(.boolean(value), .boolean, index, span)
    case .duration(let value, _): return constant(.duration(value), .duration, index, span)
    case .text(let text): return Operand(kind: .text(text), span: span, syntax: index)
    case .null: return Operand(kind: .null(isLiteral: true), span: span, syntax: index)
    }
  }

  /// Which nodes stand inside a quantifier; empty where none does.
  static func quantifiedNodes(_ tree: ExpressionTree) -> [Bool] {
    nodesInside(tree) { node in
      switch node.kind {
      case .quantifier: true
      // What is meant by `exists(…)` is a quantifier too.
      case .call(let name, _, _): FunctionCatalog.meansQuantifier(name.lowercasedText)
      default: false
      }
    }
  }

  /// Which nodes stand inside one of a kind: one inside another of the kind does, the outer one does not.
  /// None of them for most queries, which have no node of the kind.
  private static func nodesInside(_ tree: ExpressionTree, _ isOuter: (ExpressionSyntax) -> Bool) -> [Bool] {
    var inside: [Bool] = []
    // Where the last one that was found begins: what stands behind is inside of it.
    var start = Int.max
    for call in tree.calls.reversed() {
      let (position, first) = (call.position, tree.nodes[call.position].subtreeStart)
      guard position < start, first < position, isOuter(tree.nodes[position]) else { continue }
      start = first
      if inside.isEmpty { inside.append(contentsOf: repeatElement(false, count: tree.nodes.count)) }
      for place in first..<position { inside[place] = true }
    }
    return inside
  }
}

// MARK: - What all kinds of expressions need

extension ExpressionBinder {
  func poison(_ index: ExpressionIndex) -> Operand {
    Operand(kind: .poison, span: tree[index].span, syntax: index)
  }

  /// True inside `any(…)`, `all(…)`, `none(…)`, where paths mean one element of a list.
  func isQuantified(_ index: ExpressionIndex) -> Bool { !quantified.isEmpty && quantified[index.position] }

  /// True inside an aggregate.
  func isAggregated(_ index: ExpressionIndex) -> Bool { !aggregated.isEmpty && aggregated[index.position] }

  mutating func expression(
    _ operation: BoundOperation, _ type: ScalarType, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    Operand(kind: .expression(drafts.append(operation, type, at: span)), span: span, syntax: index)
  }

  mutating func constant(
    _ value: Scalar, _ type: ScalarType, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    expression(.constant(value), type, index, span)
  }

  /// A constant in the place of an operand.
  mutating func draftConstant(_ value: Scalar, _ type: ScalarType, for operand: Operand) -> ExpressionID {
    drafts.append(.constant(value), type, at: operand.span)
  }

  /// The `not` form of a predicate.
  mutating func negated(_ isNegated: Bool, _ operand: Operand) -> Operand {
    guard isNegated, case .expression(let id) = operand.kind else { return operand }
    return expression(.not(id), .boolean, operand.syntax, operand.span)
  }

  /// The type of an operand for messages.
  func typeName(_ operand: Operand) -> String {
    switch operand.kind {
    case .poison: "error"
    case .null: "null"
    case .text, .untyped: ScalarType.text.rawValue
    case .expression(let id): drafts.type(of: id).rawValue
    case .record: "record"
    case .list: "list"
    }
  }

  /// An expression as people would write it, for hints; nil where that is too long for one.
  func printed(_ index: ExpressionIndex) -> String? { Excerpt.printed(index, in: tree) }

  /// The nearest predicate around an expression.
  mutating func enclosingPredicate(of index: ExpressionIndex) -> ExpressionIndex? {
    let parents = knownParents()
    var position = Int(parents[index.position])
    while position >= 0 {
      switch tree.nodes[position].kind {
      case .comparison, .between, .membership, .parameterMembership, .nullTest, .textTest:
        return ExpressionIndex(position)
      case .logical, .not, .quantifier: return nil
      case .literal, .parameter, .path, .negation, .arithmetic, .call, .invalid:
        position = Int(parents[position])
      }
    }
    return nil
  }

  private mutating func knownParents() -> [Int32] {
    if let parents { return parents }
    var found = [Int32](repeating: -1, count: tree.nodes.count)
    var open: [Int] = []
    for position in tree.nodes.indices {
      while let last = open.last, last >= tree.nodes[position].subtreeStart {
        found[last] = Int32(position)
        open.removeLast()
      }
      open.append(position)
    }
    parents = found
    return found
  }
}
