import QueryPlan
import Values

/// One group: its rows in the table's order, its keys, and what its aggregates give.
struct ReferenceGroup {
  let keys: [Scalar]
  var rows: [Int] = []
  var aggregates: [Aggregate] = []

  /// What an aggregate gives for the group.
  enum Aggregate {
    case value(Scalar)
    /// Its argument fails in a row of the group: the leftmost failure of the first such row.
    case argumentFailure(Outcome)
    /// The values have no sum that the language can hold.
    case failure(ExecutionFailure.Reason)

    /// The outcome of the expression that asks for the aggregate.
    func outcome(at id: ExpressionID) -> Outcome {
      switch self {
      case .value(let value): Outcome(value)
      case .argumentFailure(let failure): failure
      case .failure(let reason): .failure(id, reason)
      }
    }
  }
}
