import QueryDiagnostics
import QueryPlan

/// Puts drafts into the order that execution relies on: children before parents and, among what can fail in
/// one row, what stands further left first. That is the order of a walk that leaves each node after its children.
struct Emission {
  private let drafts: DraftExpressions
  private(set) var expressions = BoundExpressions()
  private(set) var spans: [SourceSpan] = []
  /// For each draft the root under which it was emitted last, and its number there.
  private var emitted: [(root: Int32, id: Int32)]
  private var root: Int32 = 0
  /// An expression that several roots use is copied, so that each root has its own order; but only so often that
  /// a name given by `as` to a long expression and used in many keys cannot exhaust the memory.
  private let mostCopies: Int

  init(_ drafts: DraftExpressions) {
    self.drafts = drafts
    emitted = Array(repeating: (-1, 0), count: drafts.nodes.count)
    mostCopies = drafts.nodes.count * 2 + 10_000
  }

  /// Emits one expression with all that it uses.
  mutating func emit(_ id: ExpressionID) -> ExpressionID {
    root += 1
    var pending: [(id: ExpressionID, isLeaving: Bool)] = [(id, false)]
    while let (current, isLeaving) = pending.popLast() {
      if isLeaving {
        append(current)
      } else if emittedID(current) == nil {
        pending.append((current, true))
        for child in children(of: current).reversed() { pending.append((child, false)) }
      }
    }
    guard let result = emittedID(id) else { preconditionFailure("the walk ends with its root") }
    return result
  }

  /// Where an expression stands that was emitted, with others or by itself: the copy made last.
  func latest(_ id: ExpressionID) -> ExpressionID {
    guard emitted[id.position].root >= 0 else { preconditionFailure("only what was emitted is looked up") }
    return ExpressionID(Int(emitted[id.position].id))
  }

  private func emittedID(_ id: ExpressionID) -> ExpressionID? {
    let entry = emitted[id.position]
    guard entry.root == root || (entry.root >= 0 && spans.count > mostCopies) else { return nil }
    return ExpressionID(Int(entry.id))
  }

  private mutating func append(_ id: ExpressionID) {
    // A node that is an operand twice has been entered twice and is left twice.
    guard emittedID(id) == nil else { return }
    let node = drafts[id]
    let operation = node.operation.mapChildren { child in
      guard let found = emittedID(child) else { preconditionFailure("children are left before their parent") }
      return found
    }
    let new = expressions.append(BoundExpression(operation, node.type))
    spans.append(node.span)
    emitted[id.position] = (root, Int32(new.position))
  }

  /// In the order of the text: the operands of a few kinds of arithmetic may stand the other way round.
  private func children(of id: ExpressionID) -> [ExpressionID] {
    let operation = drafts[id].operation
    if case .arithmetic(_, let left, let right) = operation,
      drafts[right].span.start < drafts[left].span.start
    {
      return [right, left]
    }
    return operation.children
  }
}

extension BoundOperation {
  /// The operands, in order.
  var children: [ExpressionID] {
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

  /// The same operation on other operands.
  func mapChildren(_ change: (ExpressionID) -> ExpressionID) -> BoundOperation {
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
}
