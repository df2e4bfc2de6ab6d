import Columnar
import QueryPlan
import Values

/// The groups of a run: a table with a row for each, whose columns are the keys and behind them the aggregates.
struct GroupedRows {
  let table: ColumnTable
  let keyCount: Int
}
