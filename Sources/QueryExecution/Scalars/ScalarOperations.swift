import Columnar
import QueryPlan
import Values

/// Applies the operation of one node to the outcomes of its operands. Slow and plain: for constants, and for the
/// one row whose failure is to be explained.
struct ScalarOperations {
  let expressions: BoundExpressions
  private let interruption: Interruption
  /// The outcomes so far, by position; nil where there is none.
  var outcomes: [Outcome?]

  /// - Parameter interruption: Where it says to stop, outcomes have no meaning.
  init(
    _ expressions: BoundExpressions, upTo root: ExpressionID, _ interruption: Interruption = .none
  ) {
    self.expressions = expressions
    self.interruption = interruption
    outcomes = Array(repeating: nil, count: root.position + 1)
  }

  /// The outcome of a node whose operands have theirs. Fields have none here.
  func apply(_ id: ExpressionID) -> Outcome {
    let node = expressions[id]
    switch node.operation {
    case .constant(let scalar): return .value(scalar)
    case .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate:
      preconditionFailure("what a row holds is read by the caller")
    case .logical(let connective, let operands): return logical(connective, operands)
    case .between(let subject, let low, let high):
      let bounds = [
        compare(.greaterOrEqual, self[subject], self[low]), compare(.lessOrEqual, self[subject], self[high]),
      ]
      return joined(.and, bounds[...])
    case .membership(let subject, let items):
      return joined(.or, items.map { compare(.equal, self[subject], self[$0]) }[...])
    case .constantMembership(let subject, let items):
      return joined(.or, items.map { compare(.equal, self[subject], .value($0)) }[...])
    case .conditional(let condition, let then, let otherwise):
      if case .failure = self[condition] { return self[condition] }
      return self[condition].isTrue ? self[then] : self[otherwise]
    case .coalesce(let operands):
      return operands.lazy.map { self[$0] }.first { !$0.isNull } ?? .value(.null)
    case .isNull(let operand):
      if case .failure = self[operand] { return self[operand] }
      return .value(.boolean(self[operand].isNull))
    case .call(let function, let operands):
      return call(function, id, node.type, operands)
    case .not, .comparison, .textMatch, .negation, .arithmetic, .conversion:
      return strict(node.operation, id, node.type)
    }
  }

  /// For the work on one operation.
  var pacing: PacedInterruption { PacedInterruption(interruption) }

  subscript(id: ExpressionID) -> Outcome {
    guard let outcome = outcomes[id.position] else {
      preconditionFailure("operands stand before the operation")
    }
    return outcome
  }

  private func logical(_ connective: LogicalConnective, _ operands: [ExpressionID]) -> Outcome {
    joined(connective, operands.map { self[$0] }[...])
  }

  /// What decides wins, then the leftmost failure, then null.
  private func joined(_ connective: LogicalConnective, _ outcomes: ArraySlice<Outcome>) -> Outcome {
    var failure: Outcome?
    var hasNull = false
    for outcome in outcomes {
      if connective == .and ? outcome.isFalse : outcome.isTrue { return outcome }
      failure = Outcome.leftmostFailure(failure, outcome)
      hasNull = hasNull || outcome.isNull
    }
    return failure ?? .value(hasNull ? .null : .boolean(connective == .and))
  }

  /// Compares two values; null where one is, the leftmost failure where one fails.
  private func compare(_ comparison: Comparison, _ left: Outcome, _ right: Outcome) -> Outcome {
    if let failure = Outcome.leftmostFailure(left, right) { return failure }
    guard case .value(let left) = left, case .value(let right) = right,
      let order = ScalarOperations.order(left, right)
    else { return .value(.null) }
    return .value(.boolean(comparison.holds(order)))
  }

  /// Negative, 0 or positive; nil where one is null.
  static func order(_ left: Scalar, _ right: Scalar) -> Int? {
    switch (left, right) {
    case (.integer(let left), .real(let right)): return NumberComparison.compare(left, right)
    case (.real(let left), .integer(let right)): return -NumberComparison.compare(right, left)
    case (.real(let left), .real(let right)): return left < right ? -1 : left > right ? 1 : 0
    case (.boolean(let left), .boolean(let right)): return left == right ? 0 : right ? -1 : 1
    case (.text(let left), .text(let right)):
      return ByteOrder.compare(Array(left.utf8).span, Array(right.utf8).span)
    default:
      guard let left = left.number, let right = right.number else { return nil }
      return left < right ? -1 : left > right ? 1 : 0
    }
  }
}
