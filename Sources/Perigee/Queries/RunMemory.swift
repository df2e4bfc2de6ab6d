import QueryExecution
import QueryPlan
import Values

/// What was made of a query when it was first run: of use as long as query, table and parameters are the same.
final class RunMemory: Sendable {
  private let optimized = OnceReference<Plan>()
  let execution = ExecutionMemory()

  /// The optimized plan, made now where it is not yet.
  func plan(_ make: () -> PhysicalPlan) -> PhysicalPlan {
    (optimized.object ?? optimized.setIfNil(Plan(make()))).plan
  }
}

private final class Plan: Sendable {
  let plan: PhysicalPlan

  init(_ plan: PhysicalPlan) { self.plan = plan }
}
