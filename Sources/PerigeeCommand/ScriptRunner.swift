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
  func run(into output: ByteSink) throws -> ExitStatus {
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
  private func answer(_ query: Query, isFirst: Bool, into output: ByteSink) throws -> Bool {
    let deadline = limits.deadline
    let result = try result(of: query)
    reporter.report(result.warnings, in: query.source)
    let isWritten = options.format != .line || !result.isEmpty
    let rendering = try rendering(of: result, until: deadline)
    if isWritten, let deadline {
      try write(result, rendering, isFirst: isFirst, until: deadline, of: query, into: output)
    } else if isWritten {
      try write(result, rendering, isFirst: isFirst, into: output)
    }
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

  /// Writes an answer that is held back until it is whole: a query that fails prints nothing, also where its time runs
  /// out while its answer is made.
  private func write(
    _ result: QueryResult, _ rendering: RenderingOptions, isFirst: Bool, until deadline: UInt64,
    of query: Query, into output: ByteSink
  ) throws {
    var pieces: [[UInt8]] = []
    let held = ByteSink { piece in
      var bytes: [UInt8] = []
      bytes.append(bytesOf: piece)
      pieces.append(bytes)
    }
    held.isInterrupted = { Platform.monotonicNanoseconds() > deadline }
    do {
      try write(result, rendering, isFirst: isFirst, into: held)
    } catch is RenderingInterrupted {
      throw QueryError.timeLimitReached(query)
    }
    for piece in pieces { try output.write(piece) }
    try output.flush()
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

  private func write(
    _ result: QueryResult, _ rendering: RenderingOptions, isFirst: Bool, into output: ByteSink
  ) throws {
    if !isFirst, options.format.needsBlankLineBetweenAnswers { try output.write("\n".utf8) }
    try ResultRenderer.render(result.resultSet, as: options.format, options: rendering, into: output)
    // Whoever reads along a pipe sees each answer as soon as it is there.
    try output.flush()
  }

  /// With JSON answers and JSON errors every query has exactly one line on standard output; in `ll2` a request that
  /// Launch Library 2 would refuse has its refusal there.
  private func writeFailure(_ error: QueryError, into output: ByteSink) throws {
    if options.format == .ll2, let refusal = error.refusal {
      try output.write("\(refusal.body)\n".utf8)
      return try output.flush()
    }
    guard options.keepGoing, options.format == .json, options.errorForm == .json,
      let first = error.diagnostics.first(where: { $0.severity == .error })
    else { return }
    try output.write("{\"error\": \(DiagnosticRenderer.json(first, source: error.source))}\n".utf8)
    try output.flush()
  }
}
