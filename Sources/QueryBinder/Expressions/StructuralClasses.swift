import QueryPlan
import Values

/// Tells which drafts compute the same: equal operations on operands of equal classes, wherever they were written.
struct StructuralClasses {
  private struct Shape: Hashable {
    /// Its operands are numbers of classes.
    let operation: BoundOperation
    let type: ScalarType
  }

  private var numbers: [Shape: ExpressionID] = [:]
  /// By the position of the draft.
  private var known: [ExpressionID] = []

  /// The class of a draft.
  mutating func number(of id: ExpressionID, in drafts: DraftExpressions) -> ExpressionID {
    // Operands are drafted before what uses them.
    while known.count <= id.position {
      let node = drafts.expressions.nodes[known.count]
      let shape = Shape(operation: node.operation.mapChildren { known[$0.position] }, type: node.type)
      let number = numbers[shape] ?? ExpressionID(numbers.count)
      numbers[shape] = number
      known.append(number)
    }
    return known[id.position]
  }

  /// The class of the negation of a draft; nil where nothing is written like it.
  mutating func number(ofNegated id: ExpressionID, in drafts: DraftExpressions) -> ExpressionID? {
    let operand = number(of: id, in: drafts)
    return numbers[Shape(operation: .negation(operand), type: drafts.type(of: id))]
  }
}
