import Perigee
import QueryDiagnostics
import ResultRendering

extension Shell {
  /// Obeys a command. False where it could not be done, which has been told.
  func obey(_ line: DotCommandLine) -> Bool {
    guard let command = DotCommand(named: line.name) else { return tellUnknown(line.name) }
    let (arguments, redirection) =
      command.takesRedirection ? Redirection.split(line.arguments) : (line.arguments, nil)
    if command != .help, let sign = Redirection.openSign(of: arguments), command.takesRedirection {
      return complain(command, "`\(sign)` wants \(sign == "|" ? "a command" : "a file") behind it")
    }
    if state.isSafe, command.usesFiles || redirection != nil { return refuse(command, redirection) }
    switch command {
    case .help: return help(arguments, to: redirection)
    case .fields: return listFields(arguments, to: redirection)
    case .chart: return chart(arguments, to: redirection)
    case .hist: return histogram(arguments, to: redirection)
    case .facet: return facets(arguments, to: redirection)
    case .why: return why(arguments, to: redirection)
    case .last: return showLast(arguments, to: redirection)
    case .explain: return explain(arguments)
    case .open: return open(arguments)
    case .read: return read(arguments)
    case .output: return redirectOutput(arguments)
    case .format: return chooseFormat(arguments)
    case .mode: return chooseMode(arguments)
    case .timer: return chooseTimer(arguments)
    case .set: return set(arguments)
    case .params: return listParameters(arguments, to: redirection)
    case .history: return listHistory(arguments, to: redirection)
    case .safe:
      guard takesNothing(command, arguments) else { return false }
      closeOutput()
      state.becomeSafe()
      return true
    case .quit:
      guard takesNothing(command, arguments) else { return false }
      state.isOver = true
      return true
    }
  }

  // MARK: What is wrong

  /// Tells what is wrong with a command. Always false.
  func complain(_ message: String, hint: String? = nil) -> Bool {
    screen.report([Diagnostic(.usage, message, at: nil, hint: hint)], in: nil)
    return false
  }

  /// Tells how a command is called. Always false.
  func complain(_ command: DotCommand, _ message: String) -> Bool {
    complain(message, hint: "it is called as `\(command.usage)`; `.help \(command.rawValue)` tells more")
  }

  private func tellUnknown(_ name: String) -> Bool {
    let names = DotCommand.allCases.map(\.name)
    let hint = NearestName.to(name, among: names).map { "did you mean `\($0)`?" }
    return complain("unknown command `\(name)`", hint: hint ?? "`.help commands` lists them")
  }

  private func refuse(_ command: DotCommand, _ redirection: Redirection?) -> Bool {
    let what =
      switch redirection {
      case .file: "writes a file"
      case .command: "starts a command"
      case nil: command == .output ? "writes a file" : "reads a file"
      }
    return complain(
      "`\(command.name)` \(what), which this session may not", hint: "it was made safe by `--safe` or `.safe`"
    )
  }

  func takesNothing(_ command: DotCommand, _ arguments: String) -> Bool {
    arguments.isEmpty || complain(command, "`\(command.name)` takes nothing behind it, found `\(arguments)`")
  }

  // MARK: What is shown again

  private func showLast(_ arguments: String, to redirection: Redirection?) -> Bool {
    guard let last = state.last else { return complainOfNoAnswer() }
    var chosen = state.format
    if !arguments.isEmpty {
      guard let named = format(named: arguments) else { return false }
      chosen = named
    }
    return show(last.result, as: chosen, to: redirection, time: nil, isWhole: true)
  }

  private func explain(_ arguments: String) -> Bool {
    guard !arguments.isEmpty else { return complain(.explain, "`.explain` wants a query behind it") }
    let isSpelledOut = arguments.lowercased().hasPrefix("explain ")
    return run(ShellStatement.all(in: Array((isSpelledOut ? arguments : "explain \(arguments)").utf8)))
  }

  private func listFields(_ pattern: String, to redirection: Redirection?) -> Bool {
    let pattern = pattern.isEmpty ? nil : FieldPattern(pattern)
    let summaries: [FieldSummary]
    do throws(QueryError) {
      summaries = try state.table.fieldSummaries(where: { pattern?.matches($0) ?? true }, options: limits)
    } catch {
      return tell(error)
    }
    guard !summaries.isEmpty else {
      return complain(
        "no field has `\(pattern?.text ?? "")` in its path", hint: "`.fields` lists all of them")
    }
    // A list of fields has nothing to draw.
    let format = state.format == .chart ? .table : state.format ?? .table
    let result = FieldSummary.resultSet(of: summaries, forPeople: format.isForPeople)
    return show(to: redirection, isWhole: true) { sink, surface in
      var rendering = surface.rendering
      rendering.pathColumn = 0
      try ResultRenderer.render(result, as: format, options: rendering, into: sink)
    }
  }

  private func listHistory(_ arguments: String, to redirection: Redirection?) -> Bool {
    var count = 20
    if !arguments.isEmpty {
      guard let number = Int(arguments), number > 0 else {
        return complain(.history, "`\(arguments)` is not a number of entries from 1 on")
      }
      count = number
    }
    let lines = history.entries.suffix(count).map { entry in
      PrintableLines.escaped(entry.text).split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n  ")
    }
    return write(lines, to: redirection)
  }

  private func listParameters(_ arguments: String, to redirection: Redirection?) -> Bool {
    guard takesNothing(.params, arguments) else { return false }
    guard !state.parameters.isEmpty else {
      screen.remark("no parameter is bound; `.set NAME VALUE` binds one\n")
      return true
    }
    return write(
      state.parameters.map { PrintableLines.escaped("$\($0.name) = \($0.value)") }, to: redirection)
  }

  /// Writes lines where answers go.
  func write(_ lines: [String], to redirection: Redirection?) -> Bool {
    show(to: redirection, isWhole: true) { sink, surface in
      for line in lines { try surface.write(line, into: sink) }
    }
  }
}
