import Columnar
import QueryPlan
import Values

/// What all steps of one run share.
struct ExecutionContext {
  let plan: PhysicalPlan
  /// The table that is asked; behind a grouping the table of the groups.
  private(set) var table: ColumnTable
  let options: ExecutionOptions
  let interruption: Interruption
  let recorder: StatisticsRecorder?
  /// Behind a grouping, the groups.
  private(set) var groups: GroupedRows?

  init(
    plan: PhysicalPlan, table: ColumnTable, options: ExecutionOptions, interruption: Interruption,
    recorder: StatisticsRecorder?
  ) {
    self.plan = plan
    self.table = table
    self.options = options
    self.interruption = interruption
    self.recorder = recorder
  }

  /// The same run behind its grouping.
  func over(_ groups: GroupedRows) -> ExecutionContext {
    var context = self
    context.table = groups.table
    context.groups = groups
    return context
  }

  /// The program of the expression at a root; nil where the plan has none there.
  func compile(_ root: PlanRoot) -> Program? {
    plan.optimized.expression(at: root).map { id in
      var program = ProgramCompiler.compile(
        id, of: plan, for: table, groups: groups, interruption: interruption)
      program.batchRowCount = min(program.batchRowCount, options.largestBatchRowCount)
      return program
    }
  }

  /// What to say where one of the roots fails for a row or a group.
  ///
  /// - Parameters:
  ///   - row: The first that fails.
  ///   - rows: All for which the roots are computed. Among groups, one further down may fail because of an earlier row.
  func failure(of roots: [PlanRoot], row: Int, among rows: RowSelection) -> ExecutionFailure {
    let evaluator = RowEvaluator(
      expressions: plan.bound.expressions, table: table, groups: groups, interruption: interruption)
    let expressions = roots.compactMap { plan.bound.expression(at: $0) }
    return evaluator.earliestFailure(of: expressions, among: rows)
      ?? evaluator.failure(of: expressions, row: row)
  }
}
