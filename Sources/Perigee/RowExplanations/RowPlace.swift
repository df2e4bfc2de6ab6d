import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan
import QuerySyntax

/// Where a row that passes stands in the answer.
struct RowPlace {
  private(set) var verdict: RowExplanation.Verdict
  private(set) var groupKeys: [String] = []

  /// - Parameter single: The row alone.
  init(
    _ query: RunnableQuery, row: Int, of table: ColumnTable, alone single: ColumnTable,
    _ execution: ExecutionOptions
  ) {
    verdict = .included(position: 1)
    let search = PlaceSearch(query: query, row: row, table: table, single: single, execution: execution)
    do throws(ExecutionFailure) {
      if let grouping = query.bound.plan.grouping {
        groupKeys = try search.shownKeys(grouping)
        verdict = try search.groupVerdict(grouping)
      } else {
        verdict = try search.rowVerdict()
      }
    } catch {
      verdict = .unanswered(
        error.diagnostic(of: query.bound, source: query.source, timeLimit: nil).message)
    }
  }
}

/// Looks for a row, or for its group, among all that the query would give without `limit` and `offset`.
private struct PlaceSearch {
  let query: RunnableQuery
  let row: Int
  let table: ColumnTable
  let single: ColumnTable
  let execution: ExecutionOptions

  private var plan: LogicalPlan { query.bound.plan }

  func rowVerdict() throws(ExecutionFailure) -> RowExplanation.Verdict {
    let all = try run(uncut(plan), table)
    if let position = (0..<all.count).first(where: { all.rows[$0] == row }) { return cut(position) }
    guard plan.isDistinct else { return .filteredOut }
    let own = try run(uncut(plan), single)
    guard own.count == 1, let position = (0..<all.count).first(where: { values(all, $0) == values(own, 0) })
    else { return .filteredOut }
    if case .included(let place) = cut(position) { return .repeated(position: place) }
    return cut(position)
  }

  func groupVerdict(_ grouping: BoundGrouping) throws(ExecutionFailure) -> RowExplanation.Verdict {
    let own = try run(keys(of: grouping, isAlone: true), single)
    let all = try run(keys(of: grouping, isAlone: false), table)
    guard own.count == 1, let position = (0..<all.count).first(where: { values(all, $0) == values(own, 0) })
    else { return .groupDropped }
    return cut(position)
  }

  /// `status = Active` for each key of the row's group.
  func shownKeys(_ grouping: BoundGrouping) throws(ExecutionFailure) -> [String] {
    let own = try run(keys(of: grouping, isAlone: true), single)
    guard own.count == 1, let syntax = query.tree.grouping?.keys, syntax.count == grouping.keys.count else {
      return []
    }
    return zip(syntax, values(own, 0)).map { key, value in
      "\(SyntaxPrinter.print(key, in: query.tree.expressions)) = \(value.textForPeople)"
    }
  }

  /// What `offset` and `limit` make of a row of all, counted from 0.
  private func cut(_ position: Int) -> RowExplanation.Verdict {
    if position < plan.offset { return .beforeOffset(position: position + 1, offset: plan.offset) }
    if let limit = plan.limit, position - plan.offset >= limit {
      return .beyondLimit(position: position + 1, end: plan.offset + limit)
    }
    return .included(position: position - plan.offset + 1)
  }

  private func uncut(_ plan: LogicalPlan) -> LogicalPlan {
    var plan = plan
    plan.offset = 0
    plan.limit = nil
    return plan
  }

  /// The query with the keys of its groups alone for an answer; of the row alone without what could drop its group.
  private func keys(of grouping: BoundGrouping, isAlone: Bool) -> LogicalPlan {
    var plan = uncut(plan)
    plan.isDistinct = false
    if isAlone {
      plan.filter = nil
      plan.order = []
      plan.grouping = BoundGrouping(keys: grouping.keys, aggregates: [])
    }
    plan.output = .columns(
      grouping.keys.indices.map { index in
        let type = plan.expressions[grouping.keys[index]].type
        let id = plan.expressions.append(BoundExpression(.groupKey(index), type))
        return OutputColumn(name: "key \(index)", content: .expression(id))
      })
    return plan
  }

  private func run(_ plan: LogicalPlan, _ table: ColumnTable) throws(ExecutionFailure) -> ResultSet {
    try Executor.run(Optimizer.optimize(plan, for: table), on: table, options: execution)
  }

  private func values(_ result: ResultSet, _ row: Int) -> [Value] {
    result.columns.map { Value(result.storage(of: $0), row: result.storageRow(of: $0, row: row)) }
  }
}
