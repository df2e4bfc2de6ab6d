import QueryDiagnostics
import QueryPlan
import Values

/// Bound expressions while they are made, in whatever order; `Emission` puts those that are used into theirs.
/// An `ExpressionID` here is a number of this array.
struct DraftExpressions {
  struct Node {
    let operation: BoundOperation
    let type: ScalarType
    let span: SourceSpan
    /// True for what has no operands.
    let isLeaf: Bool

    init(_ operation: BoundOperation, _ type: ScalarType, at span: SourceSpan) {
      self.operation = operation
      self.type = type
      self.span = span
      isLeaf = operation.isLeaf
    }
  }

  private(set) var nodes: [Node] = []

  subscript(id: ExpressionID) -> Node { nodes[id.position] }

  mutating func append(_ operation: BoundOperation, _ type: ScalarType, at span: SourceSpan) -> ExpressionID {
    var operation = operation
    // There is one zero: a parameter may have been given as the other.
    if case .constant(.real(let real)) = operation, real == 0 { operation = .constant(.real(0)) }
    nodes.append(Node(operation, type, at: span))
    return ExpressionID(nodes.count - 1)
  }

  /// Makes room for so many.
  mutating func reserve(_ count: Int) { nodes.reserveCapacity(count) }

  func type(of id: ExpressionID) -> ScalarType { nodes[id.position].type }

  /// True for what has no operands.
  func isLeaf(_ id: ExpressionID) -> Bool { nodes[id.position].isLeaf }

  func isAggregate(_ id: ExpressionID) -> Bool {
    if case .aggregate = nodes[id.position].operation { true } else { false }
  }

  /// The value of a constant; nil for everything else.
  func constant(_ id: ExpressionID) -> Scalar? {
    if case .constant(let value) = nodes[id.position].operation { return value }
    return nil
  }
}
