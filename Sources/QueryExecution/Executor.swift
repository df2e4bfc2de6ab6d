package import Columnar
package import QueryPlan
import Values

/// Answers bound queries over a table.
package enum Executor {
  /// Filters, orders, cuts and shows. Throws what made the query fail; there is no part of an answer then.
  package static func run(
    _ plan: LogicalPlan, on table: ColumnTable, options: ExecutionOptions
  ) throws(ExecutionFailure) -> ResultSet {
    let context = ExecutionContext(
      plan: plan, table: table, interruption: Interruption(options),
      explainer: RowEvaluator(expressions: plan.expressions, table: table))
    try context.interruption.check()
    let filter = RowFilter(context)
    let offset = max(plan.offset, 0)
    let limit = plan.limit.map { max($0, 0) }
    if case .count(let name) = plan.output {
      let count = try filter.count()
      return countResult(count, name: name, isShown: offset == 0 && limit != 0, table)
    }
    var rows: RowSelection
    if plan.order.isEmpty {
      rows = try filter.rows(atMost: limit.map { $0 > Int.max - offset ? Int.max : offset + $0 })
    } else {
      rows = try RowOrder(context).order(filter.rows(atMost: nil))
    }
    rows = rows.cut(offset: offset, limit: limit)
    return try OutputBuilder(context).result(of: rows)
  }

  private static func countResult(
    _ count: Int, name: String, isShown: Bool, _ table: ColumnTable
  ) -> ResultSet {
    let values = isShown ? [Int64(count)] : []
    let column = NumberColumn(.integer, values: values, nullity: .none)
    return ResultSet(
      table: table, rows: .range(0..<values.count),
      columns: [ResultColumn(name: name, type: .scalar(.integer), content: .computed(.number(column)))],
      isWholeRecords: false)
  }
}

/// What all stages of one run share.
struct ExecutionContext {
  let plan: LogicalPlan
  let table: ColumnTable
  let interruption: Interruption
  let explainer: RowEvaluator

  func compile(_ root: ExpressionID) -> Program {
    ProgramCompiler.compile(root, of: plan.expressions, for: table)
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
