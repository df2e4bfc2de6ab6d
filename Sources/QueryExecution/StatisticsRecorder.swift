package import QueryPlan
import Values

/// Takes down what the steps of a run did, for `explain analyze`.
package final class StatisticsRecorder {
  package private(set) var statistics: [PlanOperator: OperatorStatistics] = [:]
  /// What steps used besides the values of columns.
  package private(set) var means: [PlanOperator: Set<StepMeans>] = [:]
  /// What the steps that have ended took, each without the steps inside it.
  private var nanosecondsOfSteps: UInt64 = 0

  package init() {}

  /// Changes what is known of one step.
  func update(_ step: PlanOperator, _ change: (inout OperatorStatistics) -> Void) {
    change(&statistics[step, default: OperatorStatistics()])
  }

  /// Runs a step and takes down its counts, and its time without that of steps inside it.
  func record<Result>(
    _ step: PlanOperator, _ body: () throws(ExecutionFailure) -> (Result, StepCounts)
  ) throws(ExecutionFailure) -> Result {
    let start = Platform.monotonicNanoseconds()
    let before = nanosecondsOfSteps
    let (result, counts) = try body()
    let inside = nanosecondsOfSteps &- before
    let elapsed = Platform.monotonicNanoseconds() &- start
    let own = elapsed > inside ? elapsed &- inside : 0
    add(step, counts, nanoseconds: own)
    return result
  }
}

extension StatisticsRecorder {
  /// Takes down what a step uses.
  func note(_ used: Set<StepMeans>, of step: PlanOperator) {
    if !used.isEmpty { means[step, default: []].formUnion(used) }
  }

  /// Takes down a step that ran as a part of another, whose time is then without it.
  func add(_ step: PlanOperator, _ counts: StepCounts, nanoseconds: UInt64) {
    nanosecondsOfSteps &+= nanoseconds
    update(step) { known in
      known.rowsIn += counts.rowsIn
      known.rowsOut += counts.rowsOut
      known.blocksSkipped += counts.blocksSkipped
      known.nanoseconds &+= nanoseconds
    }
  }
}

/// How many rows came into a step and left it.
struct StepCounts {
  let rowsIn: Int
  let rowsOut: Int
  let blocksSkipped: Int

  init(rowsIn: Int, rowsOut: Int, blocksSkipped: Int = 0) {
    self.rowsIn = rowsIn
    self.rowsOut = rowsOut
    self.blocksSkipped = blocksSkipped
  }
}

extension ExecutionContext {
  /// Runs a step of the plan, as which it is told where time runs out; where the run is recorded, takes down what it did.
  /// Nil is work that is no step.
  func recording<Result>(
    _ step: PlanOperator?, _ body: () throws(ExecutionFailure) -> (Result, StepCounts)
  ) throws(ExecutionFailure) -> Result {
    guard let step else { return try body().0 }
    return try interruption.during(step) { () throws(ExecutionFailure) in
      guard let recorder else { return try body().0 }
      return try recorder.record(step, body)
    }
  }
}
