import QueryPlan

/// Finds expressions that are written alike, so that each is evaluated once.
struct ExpressionIdentity {
  /// By position: the first expression that is the same; empty where nobody asks of two.
  private let first: [ExpressionID]

  /// Of the arguments of a grouping: a single one is like no other.
  init(_ expressions: BoundExpressions, of grouping: BoundGrouping) {
    guard grouping.aggregates.count(where: { $0.argument != nil }) > 1 else {
      first = []
      return
    }
    var first: [ExpressionID] = []
    first.reserveCapacity(expressions.nodes.count)
    var known: [BoundExpression: ExpressionID] = [:]
    for (position, node) in expressions.nodes.enumerated() {
      // Operands stand before, so theirs are known.
      let operation = node.operation.replacingOperands { first[$0.position] }
      let id = known[BoundExpression(operation, node.type)] ?? ExpressionID(position)
      if id.position == position { known[BoundExpression(operation, node.type)] = id }
      first.append(id)
    }
    self.first = first
  }

  func first(equalTo id: ExpressionID) -> ExpressionID { first.isEmpty ? id : first[id.position] }
}

extension BoundOperation {
  /// The operation on other operands.
  func replacingOperands(_ replace: (ExpressionID) -> ExpressionID) -> BoundOperation {
    switch self {
    case .constant, .field, .fieldIsNull, .listLength, .groupKey, .aggregate: self
    case .quantified(let quantification, let path, let condition):
      .quantified(quantification, over: path, condition: replace(condition))
    case .isNull(let operand): .isNull(replace(operand))
    case .not(let operand): .not(replace(operand))
    case .logical(let connective, let operands): .logical(connective, operands.map(replace))
    case .comparison(let comparison, let left, let right):
      .comparison(comparison, replace(left), replace(right))
    case .between(let subject, let low, let high):
      .between(replace(subject), low: replace(low), high: replace(high))
    case .membership(let subject, let items): .membership(replace(subject), items.map(replace))
    case .constantMembership(let subject, let items): .constantMembership(replace(subject), items)
    case .textMatch(let match, let text, let pattern):
      .textMatch(match, replace(text), pattern: replace(pattern))
    case .negation(let operand): .negation(replace(operand))
    case .arithmetic(let arithmetic, let left, let right):
      .arithmetic(arithmetic, replace(left), replace(right))
    case .conversion(let conversion, let operand): .conversion(conversion, replace(operand))
    case .call(let function, let operands): .call(function, operands.map(replace))
    case .conditional(let condition, let then, let otherwise):
      .conditional(replace(condition), then: replace(then), otherwise: replace(otherwise))
    case .coalesce(let operands): .coalesce(operands.map(replace))
    }
  }
}
