import QueryExecution
import QueryPlan
import Values

/// Computes what does not depend on the row, and leaves out what a constant decides.
///
/// Constants that fail stay: whether they fail a row depends on what stands beside them.
struct FoldConstants {
  private let old: BoundExpressions
  private var new = BoundExpressions()
  /// What has become of each expression so far.
  private var images: [ExpressionID] = []
  /// By position in `new`: true for what may fail in some row.
  private var canFail: [Bool] = []

  /// The plan after folding; nil where there is nothing to fold.
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan? {
    let expressions = plan.expressions
    let isPossible = expressions.nodes.indices.contains { position in
      isFoldable(position, in: expressions)
    }
    guard isPossible else { return withoutIdleFilter(plan) }
    var folding = FoldConstants(old: expressions)
    for node in expressions.nodes { folding.images.append(folding.image(of: node)) }
    let rewritten = plan.rewritten(folding.new) { folding.images[$0.position] }
    let result = withoutIdleFilter(rewritten) ?? rewritten
    return result == plan ? nil : result
  }

  /// True where every row passes the filter, or every group.
  static func hasIdleFilter(_ plan: LogicalPlan) -> Bool {
    if let filter = plan.whole.parts.filter, isTrue(filter, in: plan) { return true }
    guard let having = plan.whole.parts.grouping?.having else { return false }
    return isTrue(having, in: plan)
  }

  /// The plan without a filter that every row passes, or every group; nil where it has none such.
  private static func withoutIdleFilter(_ plan: LogicalPlan) -> LogicalPlan? {
    let isFilterIdle = plan.filter.map { isTrue($0, in: plan) } ?? false
    let isHavingIdle = plan.grouping?.having.map { isTrue($0, in: plan) } ?? false
    guard isFilterIdle || isHavingIdle else { return nil }
    var rewritten = plan
    if isFilterIdle { rewritten.filter = nil }
    if isHavingIdle { rewritten.grouping?.having = nil }
    return rewritten.rewritten(plan.expressions) { $0 }
  }

  private static func isTrue(_ id: ExpressionID, in plan: LogicalPlan) -> Bool {
    if case .constant(.boolean(true)) = plan.whole.parts.expressions.nodes[id.position].operation {
      true
    } else {
      false
    }
  }

  private init(old: BoundExpressions) { self.old = old }

  /// True for what a constant among its operands may decide. Where there is none, folding finds nothing.
  static func isFoldable(_ position: Int, in expressions: BoundExpressions) -> Bool {
    switch expressions.nodes[position].operation {
    case .constant, .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate: return false
    case .logical(_, let operands), .coalesce(let operands):
      return operands.contains { expressions.isConstant($0) }
    case .conditional(let condition, _, _): return expressions.isConstant(condition)
    case .constantMembership(let subject, let items):
      return items.isEmpty || expressions.isConstant(subject)
    case .membership(_, let items): return items.allSatisfy { expressions.isConstant($0) }
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right),
      .textMatch(_, let left, let right):
      return expressions.isNull(left) || expressions.isNull(right)
        || expressions.isConstant(left) && expressions.isConstant(right)
    case .isNull, .not, .between, .negation, .conversion, .call:
      return expressions.nodes[position].operation.children.allSatisfy { expressions.isConstant($0) }
    }
  }

  // MARK: - One expression

  private mutating func image(of node: BoundExpression) -> ExpressionID {
    let operation = node.operation.mapChildren { images[$0.position] }
    switch operation {
    case .logical(let connective, let operands): return logical(connective, operands)
    case .coalesce(let operands): return coalesce(operands, node.type)
    case .conditional(let condition, let then, let otherwise):
      guard let value = new.constant(condition) else { return append(operation, node.type) }
      return value == .boolean(true) ? then : otherwise
    case .constantMembership(_, let items) where items.isEmpty:
      return append(.constant(.boolean(false)), .boolean)
    case .membership(let subject, let items): return membership(subject, items)
    case .constant, .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate:
      return append(operation, node.type)
    case .isNull, .not, .comparison, .between, .constantMembership, .textMatch, .negation, .arithmetic,
      .conversion, .call:
      return strict(operation, node.type)
    }
  }

  /// A true operand of `and` and a false one of `or` say nothing; the others decide, whatever else fails.
  private mutating func logical(_ connective: LogicalConnective, _ operands: [ExpressionID]) -> ExpressionID {
    let neutral = Scalar.boolean(connective == .and)
    let deciding = Scalar.boolean(connective == .or)
    let rest = operands.filter { new.constant($0) != neutral }
    if rest.contains(where: { new.constant($0) == deciding }) {
      return append(.constant(deciding), .boolean)
    }
    if rest.isEmpty { return append(.constant(neutral), .boolean) }
    if rest.count == 1 { return rest[0] }
    if rest.allSatisfy({ new.constant($0) != nil }) { return append(.constant(.null), .boolean) }
    return append(.logical(connective, rest), .boolean)
  }

  /// Nulls are passed over, and what stands behind a value is never needed.
  private mutating func coalesce(_ operands: [ExpressionID], _ type: ScalarType) -> ExpressionID {
    var rest: [ExpressionID] = []
    for operand in operands {
      guard let value = new.constant(operand) else {
        rest.append(operand)
        continue
      }
      if !value.isNull {
        rest.append(operand)
        break
      }
    }
    if rest.isEmpty { return append(.constant(.null), type) }
    return rest.count == 1 ? rest[0] : append(.coalesce(rest), type)
  }

  private mutating func membership(_ subject: ExpressionID, _ items: [ExpressionID]) -> ExpressionID {
    let constants = items.compactMap { new.constant($0) }
    guard constants.count == items.count else { return append(.membership(subject, items), .boolean) }
    return strict(.constantMembership(subject, constants), .boolean)
  }

  /// An operation that has a value only where its operands have one, or `isNull`, `between`, `in` or a call.
  private mutating func strict(_ operation: BoundOperation, _ type: ScalarType) -> ExpressionID {
    let operands = operation.children
    let constants = operands.compactMap { new.constant($0) }
    if constants.count == operands.count,
      let value = ConstantFolding.value(of: operation, type: type, operands: constants)
    {
      return append(.constant(value), type)
    }
    let isNull = constants.contains { $0.isNull } && isNullBesideNull(operation)
    if isNull, !operands.contains(where: { canFail[$0.position] }) { return append(.constant(.null), type) }
    return append(operation, type)
  }

  private func isNullBesideNull(_ operation: BoundOperation) -> Bool {
    switch operation {
    case .comparison, .arithmetic, .textMatch: true
    default: false
    }
  }

  private mutating func append(_ operation: BoundOperation, _ type: ScalarType) -> ExpressionID {
    var canFail = false
    switch operation {
    case .negation, .arithmetic, .call, .aggregate: canFail = true
    case .textMatch(_, _, let pattern): canFail = new.constant(pattern) == nil
    case .constant, .field, .fieldIsNull, .listLength, .quantified, .groupKey, .isNull, .not, .logical,
      .comparison, .between, .membership, .constantMembership, .conversion, .conditional, .coalesce:
      break
    }
    operation.forEachOperand { canFail = canFail || self.canFail[$0.position] }
    self.canFail.append(canFail)
    return new.append(BoundExpression(operation, type))
  }
}
