extension BoundOperation {
  /// The operands, in order.
  package var children: [ExpressionID] {
    switch self {
    case .constant, .field, .fieldIsNull, .listLength, .groupKey, .aggregate: []
    case .isNull(let operand), .not(let operand), .negation(let operand), .conversion(_, let operand),
      .constantMembership(let operand, _), .quantified(_, over: _, condition: let operand):
      [operand]
    case .logical(_, let operands), .call(_, let operands), .coalesce(let operands): operands
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right),
      .textMatch(_, let left, pattern: let right):
      [left, right]
    case .between(let subject, let low, let high): [subject, low, high]
    case .membership(let subject, let items): [subject] + items
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    }
  }

  /// True for what has no operands.
  package var isLeaf: Bool {
    switch self {
    case .constant, .field, .fieldIsNull, .listLength, .groupKey, .aggregate: true
    case .isNull, .not, .negation, .conversion, .constantMembership, .quantified, .logical, .call, .coalesce,
      .comparison, .arithmetic, .textMatch, .between, .membership, .conditional:
      false
    }
  }

  /// The same operation on other operands.
  package func mapChildren(_ change: (ExpressionID) -> ExpressionID) -> BoundOperation {
    switch self {
    case .constant, .field, .fieldIsNull, .listLength, .groupKey, .aggregate: self
    case .quantified(let quantification, let path, let condition):
      .quantified(quantification, over: path, condition: change(condition))
    case .isNull(let operand): .isNull(change(operand))
    case .not(let operand): .not(change(operand))
    case .logical(let connective, let operands): .logical(connective, operands.map(change))
    case .comparison(let comparison, let left, let right):
      .comparison(comparison, change(left), change(right))
    case .between(let subject, let low, let high):
      .between(change(subject), low: change(low), high: change(high))
    case .membership(let subject, let items): .membership(change(subject), items.map(change))
    case .constantMembership(let subject, let items): .constantMembership(change(subject), items)
    case .textMatch(let match, let subject, let pattern):
      .textMatch(match, change(subject), pattern: change(pattern))
    case .negation(let operand): .negation(change(operand))
    case .arithmetic(let operation, let left, let right): .arithmetic(operation, change(left), change(right))
    case .conversion(let conversion, let operand): .conversion(conversion, change(operand))
    case .call(let function, let operands): .call(function, operands.map(change))
    case .conditional(let condition, let then, let otherwise):
      .conditional(change(condition), then: change(then), otherwise: change(otherwise))
    case .coalesce(let operands): .coalesce(operands.map(change))
    }
  }

  /// Calls `body` with every operand, from left to right.
  package func forEachOperand(_ body: (ExpressionID) -> Void) {
    switch self {
    case .constant, .field, .fieldIsNull, .listLength, .groupKey, .aggregate: break
    case .isNull(let operand), .not(let operand), .negation(let operand), .conversion(_, let operand),
      .constantMembership(let operand, _), .quantified(_, _, let operand):
      body(operand)
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right),
      .textMatch(_, let left, let right):
      body(left)
      body(right)
    case .between(let first, let second, let third), .conditional(let first, let second, let third):
      body(first)
      body(second)
      body(third)
    case .logical(_, let operands), .call(_, let operands), .coalesce(let operands):
      operands.forEach(body)
    case .membership(let subject, let items):
      body(subject)
      items.forEach(body)
    }
  }
}

extension BoundExpressions {
  /// All expressions that one consists of, itself included, children before parents.
  package func reachable(from root: ExpressionID) -> [ExpressionID] {
    var isReachable = [Bool](repeating: false, count: root.position + 1)
    isReachable[root.position] = true
    // Children stand before their parents, so one pass from the root down meets every parent first.
    for position in stride(from: root.position, through: 0, by: -1) where isReachable[position] {
      self[ExpressionID(position)].operation.forEachOperand { isReachable[$0.position] = true }
    }
    return isReachable.indices.filter { isReachable[$0] }.map { ExpressionID($0) }
  }
}
