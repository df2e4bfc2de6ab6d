import Columnar
import QueryPlan
import Values

/// Evaluates expressions for single rows: to say which expression made a row fail, and why.
struct RowEvaluator {
  let expressions: BoundExpressions
  let table: ColumnTable
  /// Where the rows are groups, the groups.
  var groups: GroupedRows?
  /// Where it says to stop, outcomes have no meaning.
  var interruption = Interruption.none

  /// The failure of a row of which it is known that one of the expressions fails for it.
  func failure(of roots: [ExpressionID], row: Int) -> ExecutionFailure {
    var leftmost: Outcome?
    for root in roots { leftmost = Outcome.leftmostFailure(leftmost, outcome(of: root, row: row)) }
    if let stopped = interruption.reason { return stopped }
    guard case .failure(let id, let reason, _) = leftmost else {
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
    let rows = RowEvaluator(expressions: expressions, table: groups.source, interruption: interruption)
    let outcome = rows.outcome(of: argument, row: row)
    guard case .failure(let failing, let reason, _) = outcome else { return outcome }
    return .failure(failing, reason, row: row)
  }

  /// Of the failures in rows that were grouped that of the first row, the leftmost there; nil where no group fails
  /// because of a row. Groups come in the order of their first rows, which need not be that of the rows that fail.
  func earliestFailure(of roots: [ExpressionID], among candidates: RowSelection) -> ExecutionFailure? {
    var earliest: Outcome?
    for (row, group) in failingRows(of: roots, candidates) {
      if case .failure(_, _, let best) = earliest, best < row { break }
      for root in roots { earliest = Outcome.leftmostFailure(earliest, outcome(of: root, row: group)) }
      if let stopped = interruption.reason { return stopped }
    }
    guard case .failure(let id, let reason, let row) = earliest, row != .max else { return nil }
    return .expression(id, reason)
  }

  /// For every group of which an aggregate in the expressions fails because of a row the first such row, in the order
  /// of the rows. Whether the group fails for it is another question.
  private func failingRows(
    of roots: [ExpressionID], _ candidates: RowSelection
  ) -> [(row: Int, group: Int)] {
    guard let groups else { return [] }
    var failures: [AggregateFailures] = []
    for id in Set(roots.flatMap { expressions.reachable(from: $0) }) {
      if case .aggregate(let index) = expressions[id].operation, let failing = groups.failures[index] {
        failures.append(failing)
      }
    }
    return (0..<candidates.count).compactMap { place in
      let group = candidates[place]
      return failures.compactMap { $0.argumentRow(ofGroup: group) }.min().map { ($0, group) }
    }.sorted { $0 < $1 }
  }
}
