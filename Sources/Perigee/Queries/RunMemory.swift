import QueryExecution
import QueryPlan
import Values

/// What was made of a query when it was first run: of use as long as query, table and parameters are the same.
final class RunMemory: Sendable {
  private let optimized = Monitor<PhysicalPlan?>(nil)
  let execution = ExecutionMemory()

  /// The optimized plan, made now where it is not yet.
  func plan(_ make: () -> PhysicalPlan) -> PhysicalPlan {
    if let known = optimized.withState({ $0 }) { return known }
    let made = make()
    optimized.withState { $0 = made }
    return made
  }
}
