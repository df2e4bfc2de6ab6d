import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan
import QuerySyntax

/// A query whose names and types are settled for a table and whose parameters have values. A class, because every
/// answer keeps the one that it is of.
final class RunnableQuery: Sendable {
  let table: Table
  let query: Query
  let bound: BoundQuery
  /// Nil where there are none.
  private let ownWarnings: QueryWarnings?
  /// Nil for a query of the language.
  let request: TranslatedRequest?
  let explain: ExplainSyntax?
  /// Where the query is run again as it is: what was made of it.
  let memory: RunMemory?
  /// What answers by itself is kept in it. Nil for requests, whose answers may be some that they do not admit.
  private let quickMemory: ExecutionMemory?

  init(
    _ query: Query, of table: Table, bound: BoundQuery, warnings: QueryWarnings?,
    request: TranslatedRequest?, explain: ExplainSyntax?, memory: RunMemory? = nil
  ) {
    self.table = table
    self.query = query
    self.bound = bound
    ownWarnings = warnings
    self.request = request
    self.explain = explain
    self.memory = memory
    quickMemory = request == nil ? memory?.execution : nil
  }

  /// What was written; of a request the query that it was put into.
  var tree: QueryTree { request?.tree ?? query.tree ?? QueryTree(span: query.statement.span) }

  var source: SourceText { query.source }

  /// What is to be said about the query although it can be answered.
  var warnings: [Diagnostic] { ownWarnings?.all(of: query) ?? [] }

  /// The same query, which keeps what is made of it.
  var remembering: RunnableQuery { with(bound, memory: RunMemory()) }

  /// The same query with another plan.
  func with(_ plan: LogicalPlan) -> RunnableQuery {
    with(bound.with(plan), memory: memory)
  }

  private func with(_ bound: BoundQuery, memory: RunMemory?) -> RunnableQuery {
    RunnableQuery(
      query, of: table, bound: bound, warnings: ownWarnings, request: request, explain: explain,
      memory: memory)
  }

  /// Runs it.
  func run(options: QueryOptions, execution: ExecutionOptions) throws(QueryError) -> QueryResult {
    if options.mostRows == nil, let quick = try quickAnswer(options, execution) { return quick }
    let memory = options.mostRows == nil ? memory : nil
    let result: QueryResult
    do {
      if let explain {
        let physical = physicalPlan(options)
        let recorder = explain.isAnalyze ? try record(physical, execution) : nil
        let explanation = PlanExplanation(physical, on: table.columns, recorder)
        return QueryResult(explanation.result, warnings: warnings)
      }
      let rows = try Executor.run(
        memory?.plan { physicalPlan(options) } ?? physicalPlan(options), on: table.columns,
        options: execution, memory: memory?.execution)
      result = answer(rows, options)
    } catch {
      throw failure(error, options)
    }
    if case .single(let absence)? = request?.extent, result.isEmpty, limit(options) != 0 {
      throw QueryError(absence, besides: warnings, source: source)
    }
    return result
  }

  private func physicalPlan(_ options: QueryOptions) -> PhysicalPlan {
    guard options.mostRows != nil else { return Optimizer.optimize(bound.plan, for: table.columns) }
    var plan = bound.plan
    plan.limit = limit(options)
    return Optimizer.optimize(plan, for: table.columns)
  }

  /// How many rows are returned at most, by the query and by the options.
  private func limit(_ options: QueryOptions) -> Int? {
    guard let most = options.mostRows else { return bound.plan.limit }
    return min(max(most, 0), bound.plan.limit ?? .max)
  }

  /// The answer, where what is remembered is enough for it and nobody may end the query: what options say to the executor
  /// took a tenth of the time of a short query.
  func quickAnswer(_ options: QueryOptions) -> QueryResult? {
    guard let quickMemory, options.mostRows == nil, options.timeLimit == nil, options.cancellation == nil
    else { return nil }
    // Mapped by a closure, all that the rows refer to was counted once more.
    guard let rows = Executor.quickAnswer(in: quickMemory) else { return nil }
    return answer(rows, options)
  }

  /// The answer, where what is remembered is enough for it.
  private func quickAnswer(
    _ options: QueryOptions, _ execution: ExecutionOptions
  ) throws(QueryError) -> QueryResult? {
    guard let quickMemory else { return nil }
    do {
      guard let rows = try Executor.quickAnswer(in: quickMemory, options: execution) else {
        return nil
      }
      return answer(rows, options)
    } catch {
      throw failure(error, options)
    }
  }

  private func answer(_ rows: consuming ResultSet, _ options: QueryOptions) -> QueryResult {
    QueryResult(rows, origin: QueryOrigin(query: self, options: options))
  }

  private func failure(_ failure: ExecutionFailure, _ options: QueryOptions) -> QueryError {
    let diagnostic = failure.diagnostic(of: bound, source: source, timeLimit: options.timeLimit)
    return QueryError(diagnostics: [diagnostic], source: source)
  }
}

extension RunnableQuery {
  /// Runs the plan for what its steps did alone.
  private func record(
    _ plan: PhysicalPlan, _ execution: ExecutionOptions
  ) throws(ExecutionFailure) -> StatisticsRecorder {
    let recorder = StatisticsRecorder()
    _ = try Executor.run(plan, on: table.columns, options: execution, recorder: recorder)
    return recorder
  }
}

/// Where an answer comes from, kept for what may be asked about it later.
struct QueryOrigin: Sendable {
  let query: RunnableQuery
  let options: QueryOptions

  var table: Table { query.table }
}

extension Query {
  /// Settles names and types, with everything that is wrong with the query's text where there is something.
  func runnable(on table: Table, _ bindings: ParameterBindings) throws(QueryError) -> RunnableQuery {
    switch statement.kind {
    case .query(let tree): return try bound(tree, to: table, bindings)
    case .request(_, let explain):
      let request = try translated(for: table, explain)
      return try bound(request.tree, to: table, bindings, for: request)
    case .dotCommand, .unreadable: throw syntaxError
    }
  }

  private func bound(
    _ tree: consuming QueryTree, to table: Table, _ bindings: ParameterBindings,
    for request: TranslatedRequest? = nil
  ) throws(QueryError) -> RunnableQuery {
    let explain = tree.explain
    let binding = Binder.bind(tree, to: table.columns, parameters: bindings)
    guard let bound = binding.query, !statement.hasErrors else {
      throw QueryError(diagnostics: told(binding, request), source: source)
    }
    return RunnableQuery(
      self, of: table, bound: bound, warnings: QueryWarnings.made(self, binding, request), request: request,
      explain: explain)
  }

  /// True where something is to be said of the syntax.
  var hasReadingWarnings: Bool { !statement.diagnostics.isEmpty || statement.unreportedCount > 0 }

  /// All that is told of the query.
  func told(_ binding: BindingResult, _ request: TranslatedRequest?) -> [Diagnostic] {
    let read = statement.diagnostics + (request?.warnings ?? [])
    return told(read + binding.diagnostics.map { request == nil ? balanced($0) : withoutFix($0) })
  }

  /// The diagnostic without a fix, which would be in the query language and not in that of requests.
  private func withoutFix(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.fix = nil
    return diagnostic
  }

  /// What is told of so many diagnostics, in order of place; how many errors are left out stands behind them.
  func told(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    if diagnostics.isEmpty && statement.unreportedCount == 0 { return [] }
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
