import QueryPlan
import Values

extension LogicalPlan {
  /// The plan with other expressions under its roots, and without those that no root consists of any more.
  func rewritten(_ expressions: BoundExpressions, _ image: (ExpressionID) -> ExpressionID) -> LogicalPlan {
    var plan = self
    plan.expressions = expressions
    plan.mapRoots(image)
    return plan.compacted
  }

  private var compacted: LogicalPlan {
    let isUsed = isUsed
    guard isUsed.contains(false) else { return self }
    var used = BoundExpressions()
    var images = Array(repeating: ExpressionID(0), count: isUsed.count)
    for (position, node) in expressions.nodes.enumerated() where isUsed[position] {
      let operation = node.operation.mapChildren { images[$0.position] }
      images[position] = used.append(BoundExpression(operation, node.type))
    }
    var plan = self
    plan.expressions = used
    plan.mapRoots { images[$0.position] }
    return plan
  }
}

extension BoundExpressions {
  /// The value of a constant; nil for everything else.
  func constant(_ id: ExpressionID) -> Scalar? {
    if case .constant(let value) = nodes[id.position].operation { value } else { nil }
  }

  func isConstant(_ id: ExpressionID) -> Bool {
    if case .constant = nodes[id.position].operation { true } else { false }
  }

  /// True for a constant that is null.
  func isNull(_ id: ExpressionID) -> Bool {
    if case .constant(.null) = nodes[id.position].operation { true } else { false }
  }
}
