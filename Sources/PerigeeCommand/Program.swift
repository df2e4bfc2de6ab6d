import CommandLines
import LaunchLibrary
import Perigee
import ResultRendering

/// One run of the program: finds the queries and the data, asks, and answers with an exit status.
struct Program {
  private let options: Options
  private let reporter: Reporter

  init(options: Options) {
    self.options = options
    reporter = Reporter(form: options.errorForm, color: options.color)
  }

  func run() -> ExitStatus {
    if isInteractive { return InteractiveSession(options: options, reporter: reporter).run() }
    do throws(Stop) {
      if options.listsFields { return try listFields() }
      let queries = try readQueries()
      if options.showQuery { return try show(queries) }
      let table = try loadData()
      Platform.keepUntilEnd(table)
      let status = try answer(queries, from: table)
      if status == .queryFailed { hintAtCommand() }
      return status
    } catch {
      reporter.report(error.diagnostics, in: error.source)
      return error.status
    }
  }

  /// True on a terminal without anything that says what is asked.
  private var isInteractive: Bool {
    options.query == nil && options.input == nil && !options.listsFields && !options.showQuery
      && !options.data.contains("-") && Platform.isTerminal(Platform.standardInput)
  }

  /// A query that is one word and no query may have been meant for a command.
  private func hintAtCommand() {
    guard let query = options.query,
      let hint = Subcommand.hint(about: String(decoding: query.utf8, as: UTF8.self))
    else { return }
    reporter.report([Diagnostic(.usage, hint, at: nil, severity: .note)], in: nil)
  }

  /// Keeps the data in a snapshot.
  func save(to path: String) -> ExitStatus {
    do throws(Stop) {
      if path == "-" { throw Program.refusedToSave("`-` is no file that a snapshot can be kept in", nil) }
      guard !Table.isNoSnapshot(atPath: path) else {
        throw Program.refusedToSave(
          "`\(path)` is there and is no snapshot",
          "data to keep are named with -d: perigee save NEW-FILE -d '\(path)'; to replace the file, remove it first"
        )
      }
      let table = try loadData()
      do {
        try table.write(to: path)
      } catch {
        throw Stop(.outputFailed, error.diagnostics)
      }
      return .success
    } catch {
      reporter.report(error.diagnostics, in: error.source)
      return error.status
    }
  }

  private static func refusedToSave(_ message: String, _ hint: String?) -> Stop {
    Stop(.wrongUsage, [Diagnostic(.usage, message, at: nil, hint: hint)])
  }

  // MARK: Queries

  private func readQueries() throws(Stop) -> [Query] {
    if let query = options.query { return queries(inArgument: query) }
    if let input = options.input, input != "-" {
      do {
        return Query.script(SourceText(utf8: try Platform.readFile(input)))
      } catch {
        throw Stop(cannotRead: input, reason: error.reason)
      }
    }
    // Standard input holds the data: what remains to be asked is everything.
    if options.input == nil, options.data.contains("-") { return [Query("")] }
    do {
      return Query.script(SourceText(utf8: try Platform.readAll(Platform.standardInput)))
    } catch {
      throw Stop(cannotRead: "standard input", reason: error.reason)
    }
  }

  /// The argument may hold several statements; an empty one is the query for every row.
  private func queries(inArgument source: SourceText) -> [Query] {
    let statements = Query.script(source)
    return statements.isEmpty ? [Query(source)] : statements
  }

  private func loadData() throws(Stop) -> Table {
    let bar = ProgressBar()
    defer { bar?.erase() }
    var loading = LoadingOptions(threads: options.threads)
    if let bar { loading.progress = { progress in bar.show(progress) } }
    let table: Table
    do throws(DataError) {
      table = try DataArguments(options.data).load(loading)
    } catch {
      throw Stop(error)
    }
    for warning in table.readingWarnings { reporter.report([warning.diagnostic], in: warning.source) }
    return table
  }

  // MARK: Answers

  private func answer(_ queries: [Query], from table: Table) throws(Stop) -> ExitStatus {
    let runner = ScriptRunner(
      queries: queries, table: table, parameters: parameters, options: options, reporter: reporter,
      rendering: rendering)
    return try writing { output in try runner.run(into: output) }
  }

  /// Prints what the fields of the data are like, as if it were the answer of a query.
  private func listFields() throws(Stop) -> ExitStatus {
    let table = try loadData()
    let summaries = table.fieldSummaries()
    var rendering = rendering
    rendering.pathColumn = 0
    let result = FieldSummary.resultSet(of: summaries, forPeople: options.format.isForPeople)
    let status = try writing { output in
      try output.write(until: nil) { sink in
        try ResultRenderer.render(result, as: options.format, options: rendering, into: sink)
      }
      return .success
    }
    if options.format.isForPeople, options.errorForm == .text {
      reporter.tell(DataArguments(options.data).description(rowCount: table.rowCount))
    }
    return status
  }

  private var rendering: RenderingOptions {
    let size = TerminalSize.ofStandardOutput
    // What goes elsewhere is drawn the same everywhere, but for bars: they are there to be looked at.
    let isASCII = !TerminalLocale.isUTF8 && (size != nil || options.format == .chart)
    return RenderingOptions(
      width: size?.columns, isColored: reporter.isOutputColored, mode: options.mode, isASCII: isASCII,
      isOnTerminal: size != nil)
  }

  /// Prints the queries in their canonical form, a line each.
  private func show(_ queries: [Query]) throws(Stop) -> ExitStatus {
    try writing { output in
      var status = ExitStatus.success
      for query in queries {
        do {
          let text = try formatted(query)
          try output.write(until: nil) { sink in try sink.write("\(text)\n".utf8) }
        } catch let error as QueryError {
          reporter.report(error.diagnostics, in: error.source)
          status = .queryFailed
          if !options.keepGoing { break }
        }
      }
      return status
    }
  }

  /// A query in its canonical form; a request as the query that it is.
  private func formatted(_ query: Query) throws(QueryError) -> String {
    guard query.isRequest else { return try query.formatted() }
    let (text, warnings) = try SpacecraftRequest(query).translation()
    reporter.report(warnings, in: query.source)
    return text
  }

  /// Runs `body` with standard output. A reader who has seen enough is no error; a full disk is.
  private func writing(_ body: (StandardOutput) throws -> ExitStatus) throws(Stop) -> ExitStatus {
    do {
      return try body(StandardOutput())
    } catch let failure as Platform.Failure where failure.isBrokenPipe {
      return .success
    } catch {
      let reason = (error as? Platform.Failure)?.reason ?? "\(error)"
      throw Stop(.outputFailed, [Diagnostic(.cannotWrite, "cannot write the answer: \(reason)", at: nil)])
    }
  }

  private var parameters: Parameters {
    var parameters = Parameters()
    for argument in options.parameters { parameters.bind(argument.name, toText: argument.value) }
    return parameters
  }
}
