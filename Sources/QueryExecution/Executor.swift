package import Columnar
package import QueryPlan
import Values

/// Answers bound queries over a table.
package enum Executor {
  /// Filters, groups, orders, cuts and shows. Throws what made the query fail; there is no part of an answer then.
  ///
  /// - Parameters:
  ///   - recorder: Takes down what each step did; nil costs nothing.
  ///   - memory: What earlier runs of the same plan on the same table have left.
  package static func run(
    _ plan: consuming PhysicalPlan, on table: ColumnTable, options: ExecutionOptions,
    recorder: StatisticsRecorder? = nil, memory: ExecutionMemory? = nil
  ) throws(ExecutionFailure) -> ResultSet {
    let interruption = Interruption.of(options)
    try interruption.check()
    let context = ExecutionContext(
      plan: plan, table: table, options: options, interruption: interruption, recorder: recorder,
      memory: memory)
    let result: ResultSet
    if let block = try OneBlockRun.made(context) {
      result = block.result()
      try interruption.check()
    } else {
      result = try run(context, on: table, recorder)
    }
    if recorder == nil { memory?.note(result, of: context.plan.optimized) }
    return result
  }

  /// The answer by what an earlier run has left alone: where it is the same every time, where the table is one block, and
  /// where an index has found few rows.
  package static func quickAnswer(
    in memory: ExecutionMemory, options: ExecutionOptions
  ) throws(ExecutionFailure) -> ResultSet? {
    if let answer = memory.answer {
      try Interruption.check(options)
      return answer.result
    }
    guard let block = memory.blockRun, block.suits(options) else { return nil }
    try Interruption.check(options)
    let result = block.result()
    try Interruption.check(options)
    return result
  }

  /// The same for a run with the usual options, which nobody can end.
  package static func quickAnswer(in memory: ExecutionMemory) -> ResultSet? {
    if let answer = memory.answer { return answer.result }
    guard let block = memory.blockRun, block.suitsUsualOptions else { return nil }
    return block.result()
  }

  private static func run(
    _ context: ExecutionContext, on table: ColumnTable, _ recorder: StatisticsRecorder?
  ) throws(ExecutionFailure) -> ResultSet {
    let plan = context.plan
    recorder?.update(.scan) { scan in
      scan.rowsIn = table.rowCount
      scan.rowsOut = table.rowCount
    }
    guard plan.optimized.grouping != nil else {
      if isShownAsFound(plan.optimized) { return try showAsFound(context) }
      return try finish(try rows(context), context)
    }
    let groups = try context.recording(.group) { () throws(ExecutionFailure) in
      let groups = try RowGrouping(context).groups()
      let rowsIn = recorder?.statistics[.filter]?.rowsOut ?? table.rowCount
      return (groups, StepCounts(rowsIn: rowsIn, rowsOut: groups.table.rowCount))
    }
    let overGroups = context.over(groups)
    return try finish(RowFilter(overGroups, root: .having).rows(atMost: nil), overGroups)
  }

  /// True where what passes the filter is the answer, and fields are all that is shown of it.
  private static func isShownAsFound(_ plan: LogicalPlan) -> Bool {
    plan.order.isEmpty && !plan.isDistinct && plan.limit == nil && plan.offset <= 0 && plan.showsFields
  }

  private static func showAsFound(_ context: ExecutionContext) throws(ExecutionFailure) -> ResultSet {
    let rows = try RowFilter(context, root: .filter).rowsOrMarks()
    return try context.recording(.select) { () throws(ExecutionFailure) in
      let result = try OutputBuilder(context).result(of: .range(0..<0)).showing(rows)
      return (result, StepCounts(rowsIn: rows.count, rowsOut: rows.count))
    }
  }

  /// The rows of the table that pass the filter; without an order behind it no more than are returned.
  private static func rows(_ context: ExecutionContext) throws(ExecutionFailure) -> RowSelection {
    let plan = context.plan.optimized
    let filter = RowFilter(context, root: .filter)
    guard plan.order.isEmpty, !plan.isDistinct, let limit = plan.limit else {
      return try filter.rows(atMost: nil)
    }
    let (most, overflow) = max(limit, 0).addingReportingOverflow(max(plan.offset, 0))
    return try filter.rows(atMost: overflow ? nil : most)
  }

  /// Makes rows or groups distinct, orders, cuts and shows them.
  private static func finish(
    _ passing: RowSelection, _ context: ExecutionContext
  ) throws(ExecutionFailure) -> ResultSet {
    let plan = context.plan.optimized
    var rows = passing
    if plan.isDistinct {
      let all = rows
      rows = try context.recording(.distinct) { () throws(ExecutionFailure) in
        let first = try DistinctRows(context).first(of: all)
        return (first, StepCounts(rowsIn: all.count, rowsOut: first.count))
      }
    }
    if !plan.order.isEmpty { rows = try RowOrder(context).order(rows) }
    rows = try cut(rows, context)
    return try context.recording(.select) { () throws(ExecutionFailure) in
      (try OutputBuilder(context).result(of: rows), StepCounts(rowsIn: rows.count, rowsOut: rows.count))
    }
  }

  private static func cut(
    _ rows: RowSelection, _ context: ExecutionContext
  ) throws(ExecutionFailure) -> RowSelection {
    let plan = context.plan.optimized
    guard plan.offset > 0 || plan.limit != nil else { return rows }
    return try context.recording(.cut) { () throws(ExecutionFailure) in
      let cut = rows.cut(offset: max(plan.offset, 0), limit: plan.limit.map { max($0, 0) })
      return (cut, StepCounts(rowsIn: rows.count, rowsOut: cut.count))
    }
  }
}

extension RowSelection {
  /// Leaves out the first `offset` rows and then all but `limit`.
  func cut(offset: Int, limit: Int?) -> RowSelection {
    let start = min(offset, count)
    let end = start + min(limit ?? count, count - start)
    return start == 0 && end == count ? self : slice(start..<end)
  }
}
