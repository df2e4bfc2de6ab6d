package import Columnar
package import QueryPlan
import Values

/// Answers bound queries over a table.
package enum Executor {
  /// Filters, groups, orders, cuts and shows. Throws what made the query fail; there is no part of an answer then.
  ///
  /// - Parameter recorder: Takes down what each step did; nil costs nothing.
  package static func run(
    _ plan: PhysicalPlan, on table: ColumnTable, options: ExecutionOptions,
    recorder: StatisticsRecorder? = nil
  ) throws(ExecutionFailure) -> ResultSet {
    let context = ExecutionContext(
      plan: plan, table: table, options: options, interruption: Interruption(options), recorder: recorder)
    try context.interruption.check()
    let returned = plan.optimized.grouping == nil ? try rows(context) : nil
    if let returned { return try finish(returned, context) }
    let groups = try RowGrouping(context).groups()
    let overGroups = context.over(groups)
    let filter = RowFilter(overGroups, root: .having)
    return try finish(filter.rows(atMost: nil), overGroups)
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
    if plan.isDistinct { rows = try DistinctRows(context).first(of: rows) }
    if !plan.order.isEmpty { rows = try RowOrder(context).order(rows) }
    rows = rows.cut(offset: max(plan.offset, 0), limit: plan.limit.map { max($0, 0) })
    return try OutputBuilder(context).result(of: rows)
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
