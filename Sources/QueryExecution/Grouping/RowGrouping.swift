import Columnar
import QueryPlan
import Values

/// Makes groups of the rows that pass the filter, in the order of their first rows, and computes their aggregates.
struct RowGrouping {
  private let context: ExecutionContext

  init(_ context: ExecutionContext) { self.context = context }

  func groups() throws(ExecutionFailure) -> GroupedRows {
    guard let grouping = context.plan.optimized.grouping else {
      preconditionFailure("the executor groups where the plan does")
    }
    guard grouping.keys.isEmpty, grouping.aggregates.allSatisfy({ $0.function == .countRows }) else {
      preconditionFailure("the binder makes no other groups yet")
    }
    let count = Int64(try RowFilter(context, root: .filter).count())
    let columns = grouping.aggregates.map { _ in
      Column.number(NumberColumn(.integer, values: [count], nullity: .none))
    }
    let schema = Schema(columns.indices.map { Field("aggregate \($0)", .scalar(.integer)) })
    return GroupedRows(table: ColumnTable(schema: schema, columns: columns, rowCount: 1), keyCount: 0)
  }
}
