import QueryDiagnostics
import QueryPlan

/// Puts drafts into the order that execution relies on: children before parents and, among what can fail in
/// one row, what stands further left first. That is the order of a walk that leaves each node after its children.
struct Emission {
  private let drafts: DraftExpressions
  private(set) var expressions: BoundExpressions
  private(set) var places: [ExpressionPlace]
  /// For each draft the root under which it was emitted last, and its number there.
  private var emitted: [(root: Int32, id: Int32)] = []
  private var root: Int32 = 0
  /// What is still to be entered or left, the next one last.
  private var pending: [(id: ExpressionID, isLeaving: Bool)] = []
  /// An expression that several roots use is copied, so that each root has its own order; but only so often that
  /// a name given by `as` to a long expression and used in many keys cannot exhaust the memory.
  private let mostCopies: Int

  init(_ drafts: DraftExpressions) {
    self.drafts = drafts
    let count = drafts.count
    mostCopies = count * 2 + 10_000
    (expressions, places) = (BoundExpressions(), [])
    expressions.reserve(count)
    places.reserveCapacity(count)
    emitted.reserveCapacity(count)
    for _ in 0..<count { emitted.append((-1, 0)) }
  }

  /// Emits one expression with all that it uses.
  mutating func emit(_ id: ExpressionID) -> ExpressionID {
    root += 1
    if let first = firstOfBlock(id) { return emitBlock(first, id) }
    // A walk of its own is not worth while.
    if drafts.isLeaf(id) {
      append(id)
    } else {
      pending.reserveCapacity(drafts.count)
      pending.append((id, false))
    }
    while let (current, isLeaving) = pending.popLast() {
      if isLeaving || drafts.isLeaf(current) {
        append(current)
      } else if emittedID(current) == nil {
        pending.append((current, true))
        enterChildren(of: current)
      }
    }
    guard let result = emittedID(id) else { preconditionFailure("the walk ends with its root") }
    return result
  }

  /// The first draft of an expression that consists of drafts one behind another in their order, as nearly all do; nil for
  /// others, and where so much has been copied that expressions are no longer copied.
  private func firstOfBlock(_ id: ExpressionID) -> Int? {
    let first = drafts.start(of: id)
    return first >= 0 && places.count + id.position - first <= mostCopies ? first : nil
  }

  /// Emits drafts as they stand, only moved.
  private mutating func emitBlock(_ first: Int, _ last: ExpressionID) -> ExpressionID {
    let distance = places.count - first
    for position in first...last.position {
      let id = ExpressionID(position)
      let node = drafts.expressions.nodes[position]
      if distance == 0 || drafts.isLeaf(id) {
        _ = expressions.append(node)
      } else {
        let operation = node.operation.mapChildren { ExpressionID($0.position + distance) }
        _ = expressions.append(BoundExpression(operation, node.type))
      }
      places.append(ExpressionPlace(span: drafts.span(of: id)))
      emitted[position] = (root, Int32(position + distance))
    }
    return ExpressionID(last.position + distance)
  }

  /// Where an expression stands that was emitted, with others or by itself: the copy made last.
  func latest(_ id: ExpressionID?) -> ExpressionID? {
    guard let id else { return nil }
    let entry = emitted[id.position]
    guard entry.root >= 0 else { preconditionFailure("only what was emitted is looked up") }
    return ExpressionID(Int(entry.id))
  }

  private func emittedID(_ id: ExpressionID) -> ExpressionID? {
    let entry = emitted[id.position]
    guard entry.root == root || (entry.root >= 0 && places.count > mostCopies) else { return nil }
    return ExpressionID(Int(entry.id))
  }

  private mutating func append(_ id: ExpressionID) {
    // A node that is an operand twice has been entered twice and is left twice.
    guard emittedID(id) == nil else { return }
    let node = drafts[id]
    let operation = drafts.isLeaf(id) ? node.operation : onEmitted(node.operation)
    let new = expressions.append(BoundExpression(operation, node.type))
    places.append(ExpressionPlace(span: node.span))
    emitted[id.position] = (root, Int32(new.position))
  }

  /// An operation on what its operands have become.
  private func onEmitted(_ operation: BoundOperation) -> BoundOperation {
    operation.mapChildren { child in
      guard let found = emittedID(child) else { preconditionFailure("children are left before their parent") }
      return found
    }
  }

  /// In the order of the text: the operands of a few kinds of arithmetic may stand the other way round.
  private mutating func enterChildren(of id: ExpressionID) {
    let operation = drafts[id].operation
    let start = pending.count
    operation.forEachOperand { pending.append(($0, false)) }
    if drafts.isTurnedRound(operation) { return }
    // The first one is taken first, from the end. Reversing a slice would copy it.
    var (low, high) = (start, pending.count - 1)
    while low < high {
      pending.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }
}
