package import QueryPlan
package import Values

/// Computes operations on constants by the very rules by which rows are computed.
package enum ConstantFolding {
  /// Texts longer than this together are left to the run, which makes them batch by batch.
  private static let mostBytes = 1 << 16

  /// What an operation gives for operands of these values, one for each; nil where it fails, so that it must stay
  /// where it is, where it depends on more than its operands, or where the result could be large.
  package static func value(of operation: BoundOperation, type: ScalarType, operands: [Scalar]) -> Scalar? {
    switch operation {
    case .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate: return nil
    case .constant(let value): return value
    case .isNull, .not, .logical, .comparison, .between, .membership, .constantMembership, .textMatch,
      .negation, .arithmetic, .conversion, .call, .conditional, .coalesce:
      break
    }
    guard operands.reduce(0, { $0 + $1.byteCount }) <= mostBytes else { return nil }
    var expressions = BoundExpressions()
    // The values take the places of the operands, in their order.
    for operand in operands {
      _ = expressions.append(BoundExpression(.constant(operand), operand.type ?? type))
    }
    var next = 0
    let applied = operation.mapChildren { _ in
      defer { next += 1 }
      return ExpressionID(next)
    }
    let root = expressions.append(BoundExpression(applied, type))
    var operations = ScalarOperations(expressions, upTo: root)
    for (position, operand) in operands.enumerated() { operations.outcomes[position] = .value(operand) }
    guard case .value(let value) = operations.apply(root) else { return nil }
    return value
  }
}

extension Scalar {
  fileprivate var byteCount: Int {
    if case .text(let text) = self { text.utf8.count } else { 0 }
  }
}
