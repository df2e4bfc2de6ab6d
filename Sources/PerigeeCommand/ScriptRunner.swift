import Perigee
import ResultRendering

/// Asks the queries of a run one after the other and writes their answers.
struct ScriptRunner {
  let queries: [Query]
  let table: Table
  let parameters: Parameters
  let options: Options
  let reporter: Reporter

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
        let result = try answer(query)
        reporter.report(result.warnings, in: query.source)
        // An answer without rows is nothing at all in lines.
        if options.format == .line, result.isEmpty { continue }
        try write(result, isFirst: isFirst, into: output)
        isFirst = false
      } catch let error as QueryError {
        status = .queryFailed
        reporter.report(error.diagnostics, in: error.source)
        try writeFailure(error.diagnostics, of: error.source, into: output)
        if !options.keepGoing { break }
      }
    }
    return status
  }

  /// A query alone must use every parameter; of a script each must be used somewhere.
  private func answer(_ query: Query) throws(QueryError) -> QueryResult {
    queries.count == 1 ? try query.run(on: table, parameters) : try query.answer(on: table, parameters)
  }

  private var unusedParameters: [Diagnostic] {
    if queries.contains(where: \.hasSyntaxErrors) { return [] }
    return parameters.unused(besides: queries.reduce(into: []) { $0.formUnion($1.parameterNames) })
  }

  private func write(_ result: QueryResult, isFirst: Bool, into output: ByteSink) throws {
    if !isFirst, options.format.needsBlankLineBetweenAnswers { try output.write("\n".utf8) }
    let rendering = RenderingOptions(
      width: Platform.terminalWidth(Platform.standardOutput), isColored: reporter.isOutputColored,
      mode: options.mode)
    try ResultRenderer.render(result.resultSet, as: options.format, options: rendering, into: output)
    // Whoever reads along a pipe sees each answer as soon as it is there.
    try output.flush()
  }

  /// With JSON answers and JSON errors every query has exactly one line on standard output.
  private func writeFailure(_ diagnostics: [Diagnostic], of source: SourceText, into output: ByteSink) throws
  {
    guard options.keepGoing, options.format == .json, options.errorForm == .json,
      let first = diagnostics.first(where: { $0.severity == .error })
    else { return }
    try output.write("{\"error\": \(DiagnosticRenderer.json(first, source: source))}\n".utf8)
    try output.flush()
  }
}
