import Columnar
import QueryPlan
import Values

/// What all steps of one run share. A class, because a plan is large and every step has it.
final class ExecutionContext {
  let plan: PhysicalPlan
  /// The table that is asked; behind a grouping the table of the groups.
  let table: ColumnTable
  let options: ExecutionOptions
  let interruption: Interruption
  let recorder: StatisticsRecorder?
  let memory: ExecutionMemory?
  /// Behind a grouping, the groups.
  let groups: GroupedRows?

  init(
    plan: consuming PhysicalPlan, table: ColumnTable, options: ExecutionOptions, interruption: Interruption,
    recorder: StatisticsRecorder?, memory: ExecutionMemory? = nil, groups: GroupedRows? = nil
  ) {
    self.plan = plan
    self.table = table
    self.options = options
    self.interruption = interruption
    self.recorder = recorder
    self.memory = memory
    self.groups = groups
  }

  /// The same run behind its grouping.
  func over(_ groups: GroupedRows) -> ExecutionContext {
    ExecutionContext(
      plan: plan, table: groups.table, options: options, interruption: interruption, recorder: recorder,
      groups: groups)
  }

  /// The same run, which nobody can stop and which is not recorded: for what is made to be kept.
  var unasked: ExecutionContext {
    ExecutionContext(plan: plan, table: table, options: options, interruption: .none, recorder: nil)
  }

  /// The masks of the filter: those that are kept, or made once for the run. Nil where some row of it might fail, or
  /// where there is no filter.
  private(set) lazy var filterMasks: MaskProgram? = {
    guard let recorder, plan.optimized.whole.parts.filter != nil else { return compiledMasks() }
    // What an index or fingerprints find has been found behind this: it is the filter's time.
    let start = Platform.monotonicNanoseconds()
    let masks = compiledMasks()
    recorder.add(
      .filter, StepCounts(rowsIn: 0, rowsOut: 0), nanoseconds: Platform.monotonicNanoseconds() &- start)
    return masks
  }()

  private func compiledMasks() -> MaskProgram? {
    if let memory { memory.masks { MaskCompiler.compile(self) } } else { MaskCompiler.compile(self) }
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
