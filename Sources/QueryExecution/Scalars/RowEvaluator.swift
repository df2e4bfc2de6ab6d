import Columnar
import QueryPlan
import Values

/// Evaluates expressions for single rows: to say which expression made a row fail, and why.
struct RowEvaluator {
  let expressions: BoundExpressions
  let table: ColumnTable
  /// Where the rows are groups, the groups.
  var groups: GroupedRows?

  /// The failure of a row of which it is known that one of the expressions fails for it.
  func failure(of roots: [ExpressionID], row: Int) -> ExecutionFailure {
    var leftmost: Outcome?
    for root in roots { leftmost = Outcome.leftmostFailure(leftmost, outcome(of: root, row: row)) }
    guard case .failure(let id, let reason) = leftmost else {
      preconditionFailure("a row that fails as part of a batch fails by itself")
    }
    return .expression(id, reason)
  }

  /// The outcome of one expression for one row.
  func outcome(of root: ExpressionID, row: Int) -> Outcome {
    var evaluation = RowEvaluation(self, upTo: root)
    return evaluation.outcome(of: root, row: row)
  }
}

extension BoundExpressions {
  /// All expressions that one consists of, itself included, children before parents.
  func reachable(from root: ExpressionID) -> [ExpressionID] {
    var isReachable = [Bool](repeating: false, count: root.position + 1)
    isReachable[root.position] = true
    // Children stand before their parents, so one pass from the root down meets every parent first.
    for position in stride(from: root.position, through: 0, by: -1) where isReachable[position] {
      self[ExpressionID(position)].operation.forEachOperand { isReachable[$0.position] = true }
    }
    return isReachable.indices.filter { isReachable[$0] }.map { ExpressionID($0) }
  }
}

extension BoundOperation {
  /// Calls `body` with every operand, from left to right.
  func forEachOperand(_ body: (ExpressionID) -> Void) {
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
