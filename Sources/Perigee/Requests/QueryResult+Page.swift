import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan
package import ResultRendering

extension QueryResult {
  /// How many rows the query has without its `limit` and `offset`, and without `QueryOptions.mostRows`: what tells
  /// whether a page is the last.
  ///
  /// Where the answer does not show it, the table is asked again, with the options of the query.
  ///
  /// - Throws: `QueryError` where the options end that.
  public func totalCount() throws(QueryError) -> Int {
    try totalCount(until: origin?.options.deadline)
  }

  /// - Parameter deadline: When counting has to end, on the monotonic clock; nil for never.
  func totalCount(until deadline: UInt64?) throws(QueryError) -> Int {
    guard let origin else { return rowCount }
    if let total = origin.total(shownBy: rowCount) { return total }
    return try origin.countAll(until: deadline)
  }

  /// What the service puts around the rows; without a request, what it would put around them.
  package func frame() throws(QueryError) -> AnswerFrame { try frame(until: origin?.options.deadline) }

  /// - Parameter deadline: When counting has to end, on the monotonic clock; nil for never.
  package func frame(until deadline: UInt64?) throws(QueryError) -> AnswerFrame {
    switch origin?.query.request?.extent {
    case .single?: return .bareRecord
    case .page(let page)?:
      let count = try totalCount(until: deadline)
      return .page(count: count, next: count > page.end ? page.next : nil, previous: page.previous)
    case nil:
      return .page(count: try totalCount(until: deadline), next: nil, previous: nil)
    }
  }

  /// Which fields whole records have: what a request says itself goes before what was chosen beside it, and one that
  /// says nothing is answered in normal mode, as by its service.
  package func recordMode(_ chosen: RecordMode?) -> RecordMode? {
    guard let request = origin?.query.request else { return chosen }
    return request.mode ?? chosen ?? .normal
  }
}

extension QueryOrigin {
  /// The rows before limit and offset, where an answer of `count` rows shows them.
  fileprivate func total(shownBy count: Int) -> Int? {
    let plan = query.bound.plan
    let limits = [plan.limit, options.mostRows.map { max($0, 0) }].compactMap { $0 }
    // No rows behind an offset may be as many as it is or fewer.
    guard limits.allSatisfy({ count < $0 }), count > 0 || plan.offset == 0 else { return nil }
    return plan.offset + count
  }

  fileprivate func countAll(until deadline: UInt64?) throws(QueryError) -> Int {
    var plan = query.bound.plan
    plan.limit = nil
    plan.offset = 0
    plan.order = []
    // What is only shown is not computed: a row that is not returned must not fail for it.
    if !plan.isDistinct { plan.output = plan.grouping == nil ? .records : .columns([]) }
    var execution = options.execution
    execution.deadline = deadline
    do {
      let optimized = Optimizer.optimize(plan, for: table.columns)
      return try Executor.run(optimized, on: table.columns, options: execution).count
    } catch {
      let diagnostic = error.diagnostic(
        of: query.bound, source: query.source, timeLimit: options.timeLimit)
      throw QueryError(diagnostics: [diagnostic], source: query.source)
    }
  }
}
