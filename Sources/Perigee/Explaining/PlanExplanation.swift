import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryPlan
import Values

/// What `explain` answers: the steps of a plan, and with `analyze` what each of them did.
struct PlanExplanation {
  private let steps: [PlanStep]
  /// Nil for a plan that was not run.
  private let statistics: [PlanOperator: OperatorStatistics]?
  private let means: [PlanOperator: Set<StepMeans>]

  /// - Parameter recorder: What a run of the plan has taken down, where there was one.
  init(_ plan: PhysicalPlan, on table: ColumnTable, _ recorder: StatisticsRecorder?) {
    steps = PlanSteps.steps(of: plan, table: table, names: .language)
    statistics = recorder?.statistics
    means = recorder?.means ?? [:]
  }

  /// A row a step, in the order in which rows pass through them: `step`, `detail`, and with statistics `rows_in`,
  /// `rows_out`, `blocks_skipped` and `time`, which are null for a step that a run did without.
  var result: ResultSet {
    var columns: [(name: String, column: Column)] = [
      ("step", .texts(steps.map(\.operator.rawValue))),
      ("detail", .texts(steps.map(detail))),
    ]
    if statistics != nil {
      columns += [
        ("rows_in", .numbers(.integer, counts(\.rowsIn))),
        ("rows_out", .numbers(.integer, counts(\.rowsOut))),
        ("blocks_skipped", .numbers(.integer, counts(\.blocksSkipped))),
        ("time", .numbers(.duration, known { Int64(clamping: ($0.nanoseconds + 500) / 1000) })),
      ]
    }
    return ResultSet(made: columns, rowCount: steps.count)
  }

  /// What a step does, and what it used in the run that columns had made before.
  private func detail(_ step: PlanStep) -> String {
    guard let used = means[step.operator] else { return step.detail }
    let names = StepMeans.allCases.filter(used.contains).map(\.rawValue)
    return step.detail + "; by " + names.joined(separator: ", ")
  }

  private func counts(_ count: (OperatorStatistics) -> Int) -> [Int64?] {
    known { Int64(count($0)) }
  }

  private func known(_ value: (OperatorStatistics) -> Int64) -> [Int64?] {
    steps.map { step in statistics?[step.operator].map(value) }
  }
}
