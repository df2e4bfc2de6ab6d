import CommandLines
import Perigee
import ResultRendering

/// Asks the queries of a run one after the other and writes their answers.
struct ScriptRunner {
  let queries: [Query]
  let table: Table
  let parameters: Parameters
  let options: Options
  let reporter: Reporter
  let rendering: RenderingOptions

  /// Stops at the first query that fails, unless it is to keep going.
  func run(into output: StandardOutput) throws -> ExitStatus {
    var status = ExitStatus.success
    if queries.count > 1 {
      let unused = unusedParameters
      reporter.report(unused, in: nil)
      if !unused.isEmpty { status = .queryFailed }
      if !unused.isEmpty, !options.keepGoing { return status }
    }
    var isFirst = true
    for query in queries {
      do {
        let isWritten = try answer(query, isFirst: isFirst, into: output)
        if isWritten { isFirst = false }
      } catch let error as QueryError {
        status = .queryFailed
        reporter.report(error.diagnostics, in: error.source)
        try writeFailure(error, into: output)
        if !options.keepGoing { break }
      }
    }
    return status
  }

  /// Asks one query and writes its answer. False where that is nothing at all, as no rows are in lines.
  private func answer(_ query: Query, isFirst: Bool, into output: StandardOutput) throws -> Bool {
    let deadline = limits.deadline
    let result = try result(of: query)
    reporter.report(result.warnings, in: query.source)
    if let refusal = ResultRenderer.refusal(of: result.resultSet, as: options.format) {
      throw QueryError(diagnostics: [refusal], source: query.source)
    }
    let isWritten = !options.format.isEmptyWithoutRows || !result.isEmpty
    let rendering = try rendering(of: result, until: deadline)
    if isWritten { try write(result, rendering, isFirst: isFirst, until: deadline, of: query, into: output) }
    if options.printsNotes { reporter.report(result.notes, in: query.source) }
    return isWritten
  }

  /// How an answer is written: what its request says, and in `ll2` what stands around it.
  private func rendering(
    of result: QueryResult, until deadline: UInt64?
  ) throws(QueryError) -> RenderingOptions {
    var rendering = rendering
    rendering.mode = result.recordMode(rendering.mode)
    if options.format == .ll2 { rendering.frame = try result.frame(until: deadline) }
    return rendering
  }

  /// Writes an answer piece by piece, so that none is too large to be held. Where its time runs out before the first
  /// piece is full nothing of it is printed.
  private func write(
    _ result: QueryResult, _ rendering: RenderingOptions, isFirst: Bool, until deadline: UInt64?,
    of query: Query, into output: StandardOutput
  ) throws {
    do {
      // Whoever reads along a pipe sees each answer as soon as it is there.
      try output.write(until: deadline) { sink in
        if !isFirst, options.format.needsBlankLineBetweenAnswers { try sink.write("\n".utf8) }
        try ResultRenderer.render(result.resultSet, as: options.format, options: rendering, into: sink)
      }
    } catch is RenderingInterrupted {
      throw QueryError.timeLimitReached(query, limits.timeLimit)
    }
  }

  /// A query alone must use every parameter; of a script each must be used somewhere.
  private func result(of query: Query) throws(QueryError) -> QueryResult {
    queries.count == 1
      ? try query.run(on: table, parameters, options: limits)
      : try query.answer(on: table, parameters, options: limits)
  }

  private var limits: QueryOptions {
    QueryOptions(timeLimit: options.timeLimit, threads: options.threads)
  }

  private var unusedParameters: [Diagnostic] {
    if queries.contains(where: \.hasSyntaxErrors) { return [] }
    return parameters.unused(besides: queries.reduce(into: []) { $0.formUnion($1.parameterNames) })
  }

  /// With JSON answers and JSON errors every query has exactly one line on standard output; in `ll2` a request that
  /// Launch Library 2 would refuse has its refusal there.
  private func writeFailure(_ error: QueryError, into output: StandardOutput) throws {
    if options.format == .ll2, let refusal = error.refusal {
      return try output.write(until: nil) { sink in try sink.write("\(refusal.body)\n".utf8) }
    }
    guard options.keepGoing, options.format == .json, options.errorForm == .json,
      let first = error.diagnostics.first(where: { $0.severity == .error })
    else { return }
    let line = "{\"error\": \(DiagnosticRenderer.json(first, source: error.source))}\n"
    do {
      try output.write(until: endOfPatience(after: first)) { sink in try sink.write(line.utf8) }
    } catch is RenderingInterrupted {
      // Nobody takes it; standard error has told the same.
    }
  }

  /// The time until which the line of an error waits for a reader: a query whose time has run out has next to none.
  private func endOfPatience(after error: Diagnostic) -> UInt64? {
    guard let deadline = limits.deadline else { return nil }
    let least = Platform.monotonicNanoseconds() + ScriptRunner.leastPatience
    return error.code == .timeLimit ? least : max(deadline, least)
  }

  /// In nanoseconds. Enough to find room in a pipe from which somebody reads.
  private static let leastPatience: UInt64 = 20_000_000
}
