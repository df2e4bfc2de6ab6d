import QueryExecution
import QueryPlan
import Synchronization

/// What was made of a query when it was first run: of use as long as query, table and parameters are the same.
final class RunMemory: Sendable {
  private let optimized = AtomicLazyReference<Plan>()
  let execution = ExecutionMemory()

  /// The optimized plan, made now where it is not yet.
  func plan(_ make: () -> PhysicalPlan) -> PhysicalPlan {
    (optimized.load() ?? optimized.storeIfNil(Plan(make()))).plan
  }
}

private final class Plan: Sendable {
  let plan: PhysicalPlan

  init(_ plan: PhysicalPlan) { self.plan = plan }
}
