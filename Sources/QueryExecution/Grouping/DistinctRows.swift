import Columnar
import QueryPlan

/// Of rows that are equal in all that is selected, finds the first.
struct DistinctRows {
  private let context: ExecutionContext

  init(_ context: ExecutionContext) { self.context = context }

  func first(of rows: RowSelection) throws(ExecutionFailure) -> RowSelection {
    preconditionFailure("the binder makes no rows distinct yet")
  }
}
