import Columnar
import QueryDiagnostics
import QueryPlan
import Values

/// Bound expressions while they are made, in whatever order; `Emission` puts those that are used into theirs.
/// An `ExpressionID` here is a number of this array.
struct DraftExpressions {
  /// A draft as a whole: a copy.
  struct Node {
    let operation: BoundOperation
    let type: ScalarType
    let span: SourceSpan
  }

  /// In the form of the plan, so that those that are in its order already can be taken as they are.
  private(set) var expressions = BoundExpressions()
  /// Where each was written.
  private(set) var places: [ExpressionPlace] = []

  var count: Int { expressions.nodes.count }

  subscript(id: ExpressionID) -> Node {
    let node = expressions.nodes[id.position]
    return Node(operation: node.operation, type: node.type, span: places[id.position].span)
  }

  func span(of id: ExpressionID) -> SourceSpan { places[id.position].span }

  mutating func append(_ operation: BoundOperation, _ type: ScalarType, at span: SourceSpan) -> ExpressionID {
    var operation = operation
    // There is one zero: a parameter may have been given as the other.
    if case .constant(.real(let real)) = operation, real == 0 { operation = .constant(.real(0)) }
    places.append(ExpressionPlace(span: span, start: start(of: operation)))
    return expressions.append(BoundExpression(operation, type))
  }

  /// Adds a field, which has no operands: little has to be found out about it.
  mutating func append(field path: FieldPath, _ type: ScalarType, at span: SourceSpan) -> ExpressionID {
    places.append(ExpressionPlace(span: span, start: Int32(clamping: count)))
    return expressions.append(BoundExpression(.field(path), type))
  }

  /// Takes back the last one, which nothing names.
  mutating func removeLast() {
    places.removeLast()
    expressions.removeLast()
  }

  /// Makes room for so many.
  mutating func reserve(_ count: Int) {
    expressions.reserve(count)
    places.reserveCapacity(count)
  }

  func type(of id: ExpressionID) -> ScalarType { expressions.nodes[id.position].type }

  /// True for what has no operands.
  func isLeaf(_ id: ExpressionID) -> Bool { expressions.nodes[id.position].operation.isLeaf }

  func isAggregate(_ id: ExpressionID) -> Bool {
    if case .aggregate = expressions.nodes[id.position].operation { true } else { false }
  }

  /// The value of a constant; nil for everything else.
  func constant(_ id: ExpressionID) -> Scalar? {
    if case .constant(let value) = expressions.nodes[id.position].operation { return value }
    return nil
  }

  /// The path of a field; nil for everything else.
  func field(_ id: ExpressionID) -> FieldPath? {
    if case .field(let path) = expressions.nodes[id.position].operation { return path }
    return nil
  }

  // MARK: - Order

  /// Where the next draft begins.
  private func start(of operation: BoundOperation) -> Int32 {
    if operation.isLeaf { return Int32(clamping: count) }
    if isTurnedRound(operation) { return ExpressionPlace.disorder }
    var (first, next) = (Int32.max, Int32.max)
    operation.forEachOperand { operand in
      let start = places[operand.position].start
      if first == .max { first = start }
      // Each operand begins where the one before ends.
      if start < 0 || next != .max && start != next { first = ExpressionPlace.disorder }
      next = Int32(clamping: operand.position + 1)
    }
    return first < 0 || next != count ? ExpressionPlace.disorder : first
  }

  /// True for the few kinds of arithmetic whose operands stand the other way round than they were written.
  func isTurnedRound(_ operation: BoundOperation) -> Bool {
    guard case .arithmetic(_, let left, let right) = operation else { return false }
    return places[right.position].span.start < places[left.position].span.start
  }

  /// The first draft that one consists of, where these are all the drafts up to it in the order of `Emission`; else
  /// negative.
  func start(of id: ExpressionID) -> Int { Int(places[id.position].start) }
}
