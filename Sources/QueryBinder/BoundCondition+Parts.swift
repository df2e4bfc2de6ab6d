import QueryDiagnostics
package import QueryPlan
import QuerySyntax

extension BoundCondition {
  /// The terms in the order of the text, each followed by what it consists of; no more than `most`, and how many are left
  /// out.
  ///
  /// - Parameter expressions: Those of the query's plan.
  package func parts(in expressions: BoundExpressions, most: Int) -> (parts: [Part], omitted: Int) {
    var parts: [Part] = []
    var omitted = 0
    var pending = [Pending(expression: root, syntax: syntaxRoot, depth: 0)]
    while let next = pending.popLast() {
      let operands = operands(of: next, in: expressions)
      // Of an `and` as a whole its terms tell all.
      let isWhole = next.depth == 0 && next.syntax == syntaxRoot && isConjunction(syntaxRoot)
      if !isWhole {
        if parts.count == most {
          omitted += 1
          continue
        }
        parts.append(part(next.expression, next.syntax, depth: next.depth))
      }
      pending += operands.reversed().map { operand in
        Pending(expression: operand.0, syntax: operand.1, depth: next.depth + (isWhole ? 0 : 1))
      }
    }
    return (parts, omitted)
  }

  /// What is still to be listed.
  private struct Pending {
    let expression: ExpressionID
    let syntax: ExpressionIndex
    let depth: Int
  }

  private func operands(
    of pending: Pending, in expressions: BoundExpressions
  ) -> [(ExpressionID, ExpressionIndex)] {
    var (index, expression) = (pending.syntax, pending.expression)
    while true {
      switch (syntax(index), expressions[expression].operation) {
      case (.logical(_, let syntax), .logical(_, let bound)) where syntax.count == bound.count:
        return Array(zip(bound, syntax))
      // What a `not` turns round is told by what is inside of it, if that is more than one thing.
      case (.not(let syntax), .not(let bound)): (index, expression) = (syntax, bound)
      default: return []
      }
    }
  }

  private func isConjunction(_ index: ExpressionIndex) -> Bool {
    if case .logical(.and, _) = syntax(index) { true } else { false }
  }
}
