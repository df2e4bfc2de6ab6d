import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan
import QuerySyntax

/// A query whose names and types are settled for a table and whose parameters have values.
struct RunnableQuery: Sendable {
  let tree: QueryTree
  var bound: BoundQuery
  let warnings: [Diagnostic]
  let source: SourceText

  /// Runs it.
  func run(
    on table: Table, options: QueryOptions, execution: ExecutionOptions
  ) throws(QueryError) -> QueryResult {
    var plan = bound.plan
    if let most = options.mostRows { plan.limit = min(max(most, 0), plan.limit ?? .max) }
    let physical = Optimizer.optimize(plan, for: table.columns)
    do {
      if let explain = tree.explain {
        let statistics = explain.isAnalyze ? try record(physical, on: table, execution) : nil
        let explanation = PlanExplanation(physical, on: table.columns, statistics: statistics)
        return QueryResult(explanation.result, warnings: warnings)
      }
      let rows = try Executor.run(physical, on: table.columns, options: execution)
      let origin = QueryOrigin(query: self, table: table, options: options)
      return QueryResult(rows, warnings: warnings, origin: origin)
    } catch {
      let diagnostic = error.diagnostic(of: bound, source: source, timeLimit: options.timeLimit)
      throw QueryError(diagnostics: [diagnostic], source: source)
    }
  }
}

extension RunnableQuery {
  /// Runs the plan for what its steps did alone.
  private func record(
    _ plan: PhysicalPlan, on table: Table, _ execution: ExecutionOptions
  ) throws(ExecutionFailure) -> [PlanOperator: OperatorStatistics] {
    let recorder = StatisticsRecorder()
    _ = try Executor.run(plan, on: table.columns, options: execution, recorder: recorder)
    return recorder.statistics
  }
}

/// Where an answer comes from, kept for what may be asked about it later.
struct QueryOrigin: Sendable {
  let query: RunnableQuery
  let table: Table
  let options: QueryOptions
}

extension Query {
  /// Settles names and types, with everything that is wrong with the query's text where there is something.
  func runnable(on table: Table, _ bindings: ParameterBindings) throws(QueryError) -> RunnableQuery {
    guard case .query(let tree) = statement.kind else { throw requestError }
    let binding = Binder.bind(tree, to: table.columns, parameters: bindings)
    let diagnostics = told(statement.diagnostics + binding.diagnostics.map(balanced))
    guard let bound = binding.query, !statement.hasErrors else {
      throw QueryError(diagnostics: diagnostics, source: source)
    }
    return RunnableQuery(tree: tree, bound: bound, warnings: diagnostics, source: source)
  }

  /// What is told of so many diagnostics, in order of place; how many errors are left out stands behind them.
  func told(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let ordered = diagnostics.inOrderOfPlace
    let kept = ordered.prefix(Query.mostDiagnostics)
    let rest = ordered.dropFirst(kept.count).count { $0.severity == .error } + statement.unreportedCount
    guard rest > 0 else { return Array(kept) }
    let message = "\(rest) more \(rest == 1 ? "error is" : "errors are") not shown"
    return kept + [Diagnostic(.moreErrors, message, at: nil, severity: .note)]
  }

  /// The diagnostic with no bracket at the ends of its place cut through.
  private func balanced(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.span = diagnostic.span.map(source.balancingBrackets)
    return diagnostic
  }
}
