import QueryPlan
import Values

/// Moves `not` towards the leaves, by the laws of De Morgan, which hold for null and failure too: what decides an
/// `and` decides, negated, the `or`, and what is null or fails stays so.
///
/// `not between`, `not in`, `not like` and the like stay: they ask their test once, and negating its answer costs
/// less than asking it twice. A quantifier is exchanged only where that saves a `not`.
struct PushNegation {
  private let old: BoundExpressions
  private var isNeeded: [Bool]
  private var isNeededNegated: [Bool]
  private var new = BoundExpressions()
  /// By position, what stands for an expression and for its negation; meaningful only where that is needed.
  private var images: [ExpressionID]
  private var negatedImages: [ExpressionID]

  /// The plan after pushing; nil where no `not` can move.
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan? {
    let expressions = plan.expressions
    let canMove = expressions.nodes.contains { node in
      guard case .not(let operand) = node.operation else { return false }
      return takesNegation(expressions[operand].operation, in: expressions)
    }
    guard canMove else { return nil }
    var pushing = PushNegation(plan)
    for position in expressions.nodes.indices.reversed() { pushing.demandOperands(of: position) }
    for position in expressions.nodes.indices { pushing.emit(position) }
    return plan.rewritten(pushing.new) { pushing.images[$0.position] }
  }

  private init(_ plan: LogicalPlan) {
    old = plan.expressions
    let count = old.nodes.count
    isNeeded = Array(repeating: false, count: count)
    isNeededNegated = Array(repeating: false, count: count)
    images = Array(repeating: ExpressionID(0), count: count)
    negatedImages = images
    for root in plan.roots {
      if let id = plan.expression(at: root) { isNeeded[id.position] = true }
    }
  }

  /// True for what can be negated without a `not` before it.
  private static func takesNegation(_ operation: BoundOperation, in expressions: BoundExpressions) -> Bool {
    switch operation {
    case .not, .logical, .comparison: return true
    case .quantified(_, over: _, let condition):
      if case .not = expressions[condition].operation { return true } else { return false }
    case .constant, .field, .fieldIsNull, .listLength, .groupKey, .aggregate, .isNull, .between, .membership,
      .constantMembership, .textMatch, .negation, .arithmetic, .conversion, .call, .conditional, .coalesce:
      return false
    }
  }

  // MARK: - What is needed

  /// Parents come before their children here.
  private mutating func demandOperands(of position: Int) {
    let operation = old.nodes[position].operation
    if isNeededNegated[position] {
      switch operation {
      case .not(let operand): isNeeded[operand.position] = true
      case .logical(_, let operands): for operand in operands { isNeededNegated[operand.position] = true }
      case .comparison: operation.forEachOperand { isNeeded[$0.position] = true }
      case .quantified(_, over: _, let condition) where PushNegation.takesNegation(operation, in: old):
        isNeededNegated[condition.position] = true
      case .constant, .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate, .isNull,
        .between, .membership, .constantMembership, .textMatch, .negation, .arithmetic, .conversion, .call,
        .conditional, .coalesce:
        isNeeded[position] = true
      }
    }
    guard isNeeded[position] else { return }
    if case .not(let operand) = operation {
      isNeededNegated[operand.position] = true
    } else {
      operation.forEachOperand { isNeeded[$0.position] = true }
    }
  }

  // MARK: - What is made of it

  private mutating func emit(_ position: Int) {
    let node = old.nodes[position]
    if isNeeded[position] {
      if case .not(let operand) = node.operation {
        images[position] = negatedImages[operand.position]
      } else {
        let operation = node.operation.mapChildren { images[$0.position] }
        images[position] = new.append(BoundExpression(operation, node.type))
      }
    }
    if isNeededNegated[position] { negatedImages[position] = negation(of: node.operation, at: position) }
  }

  private mutating func negation(of operation: BoundOperation, at position: Int) -> ExpressionID {
    let negated: BoundOperation
    switch operation {
    case .not(let operand): return images[operand.position]
    case .logical(let connective, let operands):
      negated = .logical(connective.dual, operands.map { negatedImages[$0.position] })
    case .comparison(let comparison, let left, let right):
      negated = .comparison(comparison.negated, images[left.position], images[right.position])
    case .quantified(let quantification, let path, let condition)
    where PushNegation.takesNegation(operation, in: old):
      negated = .quantified(
        quantification.dual, over: path, condition: negatedImages[condition.position])
    case .constant, .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate, .isNull, .between,
      .membership, .constantMembership, .textMatch, .negation, .arithmetic, .conversion, .call,
      .conditional, .coalesce:
      negated = .not(images[position])
    }
    return new.append(BoundExpression(negated, .boolean))
  }
}

extension LogicalConnective {
  fileprivate var dual: LogicalConnective { self == .and ? .or : .and }
}

extension Quantification {
  fileprivate var dual: Quantification { self == .any ? .all : .any }
}

extension Comparison {
  /// The comparison that holds for two values exactly where this one does not.
  fileprivate var negated: Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
