import Columnar
import QueryPlan
import Values

/// The groups of a run: a table with a row for each, whose columns are the keys and behind them the aggregates.
struct GroupedRows: Sendable {
  let table: ColumnTable
  let keyCount: Int
  /// By aggregate: for which groups it fails; nil where for none.
  let failures: [AggregateFailures?]
  /// The table whose rows were grouped.
  let source: ColumnTable
  /// By aggregate: its argument in the plan that was bound.
  let boundArguments: [ExpressionID?]

  /// The fields of a table of nothing but numbers of rows.
  static func countSchema(_ aggregateCount: Int) -> Schema {
    aggregateCount == 1 ? schemaOfOneCount : schema(ofCounts: aggregateCount)
  }

  // Most such tables are of one number.
  private static let schemaOfOneCount = schema(ofCounts: 1)

  private static func schema(ofCounts count: Int) -> Schema {
    Schema((0..<count).map { Field("aggregate \($0)", .scalar(.integer)) })
  }
}

/// For which groups an aggregate fails, and why.
struct AggregateFailures: Sendable {
  /// Stands for no row in a list of rows.
  static let noRow = UInt32.max

  let groups: Bitmap
  /// By group and one more, which comes first and is none: the first row for which the argument fails; nil where it
  /// fails for none.
  let argumentRows: [UInt32]?
  /// Why it fails for a group for whose rows the argument does not.
  let reason: ExecutionFailure.Reason

  /// The first row of a group for which the argument fails; nil where the aggregate itself fails.
  func argumentRow(ofGroup group: Int) -> Int? {
    guard let row = argumentRows?[group + 1], row != AggregateFailures.noRow else { return nil }
    return Int(row)
  }
}
