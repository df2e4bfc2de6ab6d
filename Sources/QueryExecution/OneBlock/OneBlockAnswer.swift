import Columnar
import QueryPlan
import Values

/// What is made of the rows of a single block that pass.
enum OneBlockAnswer: Sendable {
  case count(CountedRows)
  case rows(ShownRows)

  /// Nil where the plan asks for more than the number of the rows, or for more than some of their fields.
  init?(_ context: ExecutionContext) throws(ExecutionFailure) {
    let plan = context.plan.optimized
    guard !plan.isDistinct else { return nil }
    if let grouping = plan.grouping {
      guard let counted = CountedRows(grouping, plan) else { return nil }
      self = .count(counted)
    } else {
      guard let shown = try ShownRows(context) else { return nil }
      self = .rows(shown)
    }
  }
}
