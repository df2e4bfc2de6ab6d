/// Why a bound query gave no answer.
package enum ExecutionFailure: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case overflow
    case notFinite
    /// A pattern from the data ends in a lone `\`.
    case badPattern
    /// A text from the data is no date, time stamp or duration.
    case badText
  }

  /// The expression that failed in the first row (of the table's order) that fails, the leftmost there.
  case expression(ExpressionID, Reason)
  case cancelled
  /// Where the run was when its time was over; nil between two steps.
  case timeLimit(during: PlanOperator?)
}
