import Perigee
import QueryDiagnostics
import QuerySyntax
import ResultRendering

extension Shell {
  /// Answers a query. False where it failed, which has been told.
  ///
  /// - Parameters:
  ///   - format: How it is written; nil for the format that was chosen.
  ///   - redirection: Where it goes; nil for where answers go.
  ///   - isKept: True to make it the last answer, which plans never are.
  func answer(
    _ query: Query, as format: OutputFormat? = nil, to redirection: Redirection? = nil, isKept: Bool = true
  ) -> Bool {
    let start = Platform.monotonicNanoseconds()
    let result: QueryResult
    let parameters = state.boundParameters
    do throws(QueryError) {
      result = try query.answer(on: state.table, parameters, options: limits)
    } catch {
      return tell(error)
    }
    let nanoseconds = Platform.monotonicNanoseconds() - start
    screen.report(result.warnings, in: query.source)
    if isKept, !query.isExplanation {
      state.last = LastAnswer(query: query, parameters: parameters, result: result)
    }
    let time = state.showsTime ? ElapsedTime.text(nanoseconds: nanoseconds) : nil
    // Plans have nothing to draw.
    let chosen = query.isExplanation && state.format == .chart ? .table : format ?? state.format
    guard show(result, as: chosen, to: redirection, time: time) else { return false }
    // A closed pipe has ended the session.
    if !state.isOver { screen.report(result.notes, in: query.source) }
    return true
  }

  var limits: QueryOptions {
    QueryOptions(timeLimit: settings.timeLimit, threads: settings.threads, cancellation: work)
  }

  /// Tells why a query failed. Always false.
  func tell(_ error: QueryError) -> Bool {
    if work.isCancelled, error.diagnostics.contains(where: { $0.code == .cancelled }) {
      tellInterrupted()
      return false
    }
    if state.format == .ll2, let refusal = error.refusal {
      _ = show { sink, _ in try sink.write("\(refusal.body)\n".utf8) }
    }
    screen.report(error.diagnostics, in: error.source)
    return false
  }

  /// Writes an answer where answers go.
  ///
  /// - Parameters:
  ///   - chosen: The format that was chosen; nil where none was.
  ///   - time: How long it took, in words; nil to say nothing of it.
  func show(
    _ result: QueryResult, as chosen: OutputFormat?, to redirection: Redirection? = nil, time: String?,
    isWhole: Bool = false
  ) -> Bool {
    var isCounted = false
    let isShown = show(to: redirection, isWhole: isWhole) { sink, surface in
      let format = chosen ?? WideRow.format(of: result, on: surface)
      var options = surface.rendering
      options.mode = result.recordMode(state.mode)
      options.mostRows = surface.mostRows(format)
      if format == .ll2 { options.frame = try result.frame() }
      if surface.size != nil, format == .table {
        options.remark = remark(time, WideRow.remark(on: result, surface))
        isCounted = true
      }
      if redirection == nil { try state.output?.separateAnswers(in: sink, format) }
      try ResultRenderer.render(result.resultSet, as: format, options: options, into: sink)
    }
    // Some formats show nothing at all where there are no rows.
    let isNothing = result.isEmpty && isWhole && redirection == nil && state.output == nil
    guard isShown, !isCounted, time != nil || isNothing else { return isShown }
    // Only answers may stand where answers go; the screen shows both.
    let rows = result.rowCount == 1 ? "1 row" : "\(result.rowCount) rows"
    let place = (redirection?.name ?? state.output?.name).map { " to \(PrintableLines.escaped($0))" } ?? ""
    screen.remark("\(rows)\(place)\(time.map { " (\($0))" } ?? "")\n")
    return true
  }

  /// What stands behind the number of rows below a table.
  private func remark(_ time: String?, _ more: String?) -> String {
    (time.map { " (\($0))" } ?? "") + (more.map { "; \($0)" } ?? "")
  }
}

extension Query {
  /// True for a query whose answer is its plan.
  var isExplanation: Bool {
    switch statement.kind {
    case .query(let tree): tree.explain != nil
    case .request(_, let explain): explain != nil
    case .dotCommand, .unreadable: false
    }
  }
}
