import QueryPlan
import Values

/// Makes connectives of one kind inside each other one, and says in it once what was said twice. Neither the order
/// of the operands of a connective nor how often one occurs matters to it, whether they are null or fail.
struct FlattenConjunctions {
  private let old: BoundExpressions
  /// By position: true for a connective that becomes part of the one that uses it.
  private let isAbsorbed: [Bool]
  private var new = BoundExpressions()
  /// Equal expressions become one, so that equal operands are known by their IDs.
  private var known: [BoundExpression: ExpressionID] = [:]
  private var images: [ExpressionID]

  /// The plan after flattening; nil where there is nothing to flatten.
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan? {
    let nodes = plan.expressions.nodes
    let hasChains = nodes.indices.contains { hasOperandOfItsKind($0, nodes) }
    guard hasChains || mayRepeat(nodes) else { return nil }
    let isAbsorbed =
      hasChains ? absorbed(in: plan) : Array(repeating: false, count: plan.expressions.nodes.count)
    var flattening = FlattenConjunctions(plan, isAbsorbed)
    var isChanged = isAbsorbed.contains(true)
    for position in isAbsorbed.indices where !isAbsorbed[position] {
      let hasRepetition = flattening.emit(position)
      isChanged = isChanged || hasRepetition
    }
    guard isChanged else { return nil }
    return plan.rewritten(flattening.new) { flattening.images[$0.position] }
  }

  private init(_ plan: LogicalPlan, _ isAbsorbed: [Bool]) {
    old = plan.expressions
    self.isAbsorbed = isAbsorbed
    images = Array(repeating: ExpressionID(0), count: old.nodes.count)
    known.reserveCapacity(old.nodes.count)
  }

  /// False for a connective with which there is certainly nothing to do.
  static func mayChange(_ position: Int, _ nodes: [BoundExpression]) -> Bool {
    hasOperandOfItsKind(position, nodes) || hasAlikeOperands(position, nodes)
  }

  /// Of so few operands each is compared with each before anything is hashed.
  private static let fewOperands = 8

  /// False where no connective has two operands that are equal, as far as their hashes tell.
  private static func mayRepeat(_ nodes: [BoundExpression]) -> Bool {
    guard nodes.indices.contains(where: { hasAlikeOperands($0, nodes) }) else { return false }
    // The hash of a node stands in for its ID, so that equal operands make equal hashes.
    var hashes: [Int] = []
    hashes.reserveCapacity(nodes.count)
    for node in nodes {
      hashes.append(node.operation.mapChildren { ExpressionID(hashes[$0.position]) }.hashValue)
    }
    return nodes.contains { node in
      guard case .logical(_, let operands) = node.operation else { return false }
      return Set(operands.map { hashes[$0.position] }).count < operands.count
    }
  }

  /// False where a look at the operands tells that no two are equal: most connectives have few operands of different
  /// kinds or fields.
  private static func hasAlikeOperands(_ position: Int, _ nodes: [BoundExpression]) -> Bool {
    guard case .logical(_, let operands) = nodes[position].operation else { return false }
    guard operands.count <= fewOperands else { return true }
    return operands.indices.contains { index in
      operands[..<index].contains { areAlike($0, operands[index], nodes) }
    }
  }

  /// False where the first two levels of two expressions tell that they are not equal.
  private static func areAlike(
    _ first: ExpressionID, _ second: ExpressionID, _ nodes: [BoundExpression]
  ) -> Bool {
    switch (nodes[first.position].operation, nodes[second.position].operation) {
    case (.comparison(let one, let left, let right), .comparison(let other, let otherLeft, let otherRight)):
      return one == other && areLeavesAlike(left, otherLeft, nodes)
        && areLeavesAlike(right, otherRight, nodes)
    case (.comparison, _), (_, .comparison): return false
    default: return areLeavesAlike(first, second, nodes)
    }
  }

  private static func areLeavesAlike(
    _ first: ExpressionID, _ second: ExpressionID, _ nodes: [BoundExpression]
  ) -> Bool {
    switch (nodes[first.position].operation, nodes[second.position].operation) {
    case (.field(let one), .field(let other)): return one == other
    case (.constant(let one), .constant(let other)): return one == other
    case (.field, _), (_, .field), (.constant, _), (_, .constant): return false
    default: return true
    }
  }

  /// Only what is used once: the size of the plan stays in proportion to the text.
  private static func absorbed(in plan: LogicalPlan) -> [Bool] {
    let nodes = plan.expressions.nodes
    var useCounts = Array(repeating: 0, count: nodes.count)
    for root in plan.roots {
      if let id = plan.expression(at: root) { useCounts[id.position] += 1 }
    }
    for node in nodes { node.operation.forEachOperand { useCounts[$0.position] += 1 } }
    var isAbsorbed = Array(repeating: false, count: nodes.count)
    for node in nodes {
      guard case .logical(let connective, let operands) = node.operation else { continue }
      for operand in operands where useCounts[operand.position] == 1 {
        isAbsorbed[operand.position] = nodes[operand.position].operation.connective == connective
      }
    }
    return isAbsorbed
  }

  private static func hasOperandOfItsKind(_ position: Int, _ nodes: [BoundExpression]) -> Bool {
    guard case .logical(let connective, let operands) = nodes[position].operation else { return false }
    return operands.contains { operand in
      if case .logical(connective, _) = nodes[operand.position].operation { true } else { false }
    }
  }

  /// True where something was left out because it was there already.
  private mutating func emit(_ position: Int) -> Bool {
    let node = old.nodes[position]
    guard case .logical(let connective, _) = node.operation else {
      let operation = node.operation.mapChildren { images[$0.position] }
      images[position] = append(BoundExpression(operation, node.type))
      return false
    }
    let all = operands(ofChainAt: position)
    var seen: Set<ExpressionID> = []
    let operands = all.filter { seen.insert($0).inserted }
    images[position] =
      operands.count == 1 ? operands[0] : append(BoundExpression(.logical(connective, operands), .boolean))
    return operands.count < all.count
  }

  private func operands(ofChainAt position: Int) -> [ExpressionID] {
    var operands: [ExpressionID] = []
    var pending = [ExpressionID(position)]
    while let id = pending.popLast() {
      if id.position == position || isAbsorbed[id.position] {
        pending.append(contentsOf: old[id].operation.children.reversed())
      } else {
        operands.append(images[id.position])
      }
    }
    return operands
  }

  private mutating func append(_ node: BoundExpression) -> ExpressionID {
    if let found = known[node] { return found }
    let id = new.append(node)
    known[node] = id
    return id
  }
}

extension BoundOperation {
  /// Which connective it is; nil for everything else.
  fileprivate var connective: LogicalConnective? {
    if case .logical(let connective, _) = self { connective } else { nil }
  }
}
