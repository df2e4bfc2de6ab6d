import Columnar
import QueryPlan
import Values

/// Evaluates expressions for single rows: to say which expression made a row fail, and why.
struct RowEvaluator {
  let expressions: BoundExpressions
  let table: ColumnTable
  /// Where the rows are groups, the groups.
  var groups: GroupedRows?

  /// The failure of a row of which it is known that one of the expressions fails for it.
  func failure(of roots: [ExpressionID], row: Int) -> ExecutionFailure {
    var leftmost: Outcome?
    for root in roots { leftmost = Outcome.leftmostFailure(leftmost, outcome(of: root, row: row)) }
    guard case .failure(let id, let reason) = leftmost else {
      preconditionFailure("a row that fails as part of a batch fails by itself")
    }
    return .expression(id, reason)
  }

  /// The outcome of one expression for one row.
  func outcome(of root: ExpressionID, row: Int) -> Outcome {
    var evaluation = RowEvaluation(self, upTo: root)
    return evaluation.outcome(of: root, row: row)
  }

  /// The outcome of an aggregate for a group. Where its argument fails, what failed is found in the first row of the
  /// group for which it does.
  func aggregateOutcome(_ aggregate: Int, of id: ExpressionID, group: Int) -> Outcome {
    guard let groups else { preconditionFailure("aggregates stand behind a grouping") }
    guard let failures = groups.failures[aggregate], failures.groups[group] else {
      return .value(table.columns[groups.keyCount + aggregate].scalar(group) ?? .null)
    }
    guard let row = failures.argumentRow(ofGroup: group), let argument = groups.boundArguments[aggregate]
    else { return .failure(id, failures.reason) }
    return RowEvaluator(expressions: expressions, table: groups.source).outcome(of: argument, row: row)
  }
}
