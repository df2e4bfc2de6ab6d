import Columnar
import QueryPlan
import Values

/// What is made of the rows of a single block that pass.
enum OneBlockAnswer: Sendable {
  // Objects, so that an answer is copied by one reference.
  case count(CountedRows)
  case groups(TalliedRows)
  case rows(ShownRows)

  /// Nil where the plan asks for more than the number of the rows, their groups by a few values, or some of their
  /// fields.
  init?(_ context: ExecutionContext) throws(ExecutionFailure) {
    let plan = context.plan.optimized
    guard !plan.whole.parts.isDistinct else { return nil }
    if let grouping = plan.whole.parts.grouping {
      if let counted = CountedRows(grouping, plan) {
        self = .count(counted)
      } else if let tallied = TalliedRows(grouping, context) {
        self = .groups(tallied)
      } else {
        return nil
      }
    } else {
      guard let shown = try ShownRows(context) else { return nil }
      self = .rows(shown)
    }
  }

  /// The rows that an index has found; nil where only their number is asked.
  func rows(of hits: HitMaskTest) -> RowSelection? {
    switch self {
    case .count: nil
    case .groups, .rows: .list(hits.rows)
    }
  }
}
