import Columnar
import QueryPlan
import Values

/// What was made of a plan when it was first run, kept by who runs it again on the same table.
package final class ExecutionMemory: Sendable {
  private struct Masks: Sendable {
    let program: MaskProgram?
  }

  private let masks = Monitor<Masks?>(nil)
  private let answer = Monitor<ResultSet?>(nil)

  package init() {}

  /// The masks of the filter, made now where they are not yet.
  func masks(_ make: () -> MaskProgram?) -> MaskProgram? {
    if let known = masks.withState({ $0 }) { return known.program }
    let made = make()
    if made?.isForAnyRun ?? true { masks.withState { $0 = Masks(program: made) } }
    return made
  }

  /// The answer, once it was made, of a plan that looks at no row of the table: it is the same every time.
  var knownAnswer: ResultSet? { answer.withState { $0 } }

  /// Keeps the answer where no row of the table decides it.
  func note(_ result: ResultSet, of plan: LogicalPlan) {
    guard plan.filter == nil, let grouping = plan.grouping, grouping.keys.isEmpty,
      grouping.aggregates.allSatisfy({ $0.function == .countRows })
    else { return }
    answer.withState { $0 = result }
  }
}
