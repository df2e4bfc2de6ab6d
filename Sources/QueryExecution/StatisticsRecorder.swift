package import QueryPlan

/// Takes down what the steps of a run did, for `explain analyze`.
package final class StatisticsRecorder {
  package private(set) var statistics: [PlanOperator: OperatorStatistics] = [:]

  package init() {}

  /// Changes what is known of one step.
  func update(_ step: PlanOperator, _ change: (inout OperatorStatistics) -> Void) {
    change(&statistics[step, default: OperatorStatistics()])
  }
}
