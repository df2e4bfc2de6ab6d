import Perigee
import QueryDiagnostics
import ResultRendering

// Commands that read and write files.

extension Shell {
  /// How deep files may be read because of each other.
  private static let mostReadings = 16

  func open(_ arguments: String) -> Bool {
    let words = ArgumentReader.words(arguments)
    guard !words.isEmpty else {
      screen.remark("\(state.dataDescription), \(state.table.rowCount) rows\n")
      return true
    }
    guard words.allSatisfy(\.isClosed) else { return complain(.open, "a quote is not closed") }
    let paths = words.map { settings.environment.expanded($0.text) }
    guard !paths.contains("-") else {
      return complain("`-` is standard input, which is where you type", hint: "name a file or a folder")
    }
    do throws(DataError) {
      let table = try settings.loader(paths, LoadingOptions(threads: settings.threads, cancellation: work))
      take(table, from: paths)
      return true
    } catch {
      if work.isCancelled, screen.size != nil { screen.remark("\n") }
      screen.report(error.diagnostics, in: error.source)
      return false
    }
  }

  private func take(_ table: Table, from paths: [String]) {
    for warning in table.readingWarnings { screen.report([warning.diagnostic], in: warning.source) }
    state.table = table
    state.data = paths
    state.last = nil
    completer = nil
    let rows = table.rowCount == 1 ? "1 row" : "\(table.rowCount) rows"
    let fields = table.fieldNames.count == 1 ? "1 field" : "\(table.fieldNames.count) fields"
    screen.remark("\(rows) with \(fields) of \(state.dataDescription)\n")
  }

  func read(_ arguments: String) -> Bool {
    let words = ArgumentReader.words(arguments)
    guard words.count == 1, let word = words.first, word.isClosed else {
      return complain(.read, "`.read` wants one file")
    }
    guard readingDepth < Shell.mostReadings else {
      return complain("files read each other more than \(Shell.mostReadings) deep")
    }
    readingDepth += 1
    defer { readingDepth -= 1 }
    do throws(Platform.Failure) {
      return runFile(ShellStatement.all(in: try Platform.readFile(settings.environment.expanded(word.text))))
    } catch {
      screen.report(
        [Diagnostic(.cannotRead, "cannot read it: \(error.reason)", at: nil, file: word.text)], in: nil)
      return false
    }
  }

  /// Runs statements up to the first that fails, or with `--keep-going` all of them. False where one has failed.
  private func runFile(_ statements: [ShellStatement]) -> Bool {
    var isDone = true
    for statement in statements where !state.isOver {
      isDone = run([statement]) && isDone
      if work.isCancelled || !isDone && !settings.keepsGoing { return false }
    }
    return isDone
  }

  func redirectOutput(_ arguments: String) -> Bool {
    guard !arguments.isEmpty else {
      closeOutput()
      return true
    }
    let redirection: Redirection
    if arguments.hasPrefix("|") {
      redirection = .command(String(arguments.dropFirst()).trimmingSpace)
    } else {
      let words = ArgumentReader.words(arguments)
      guard words.count == 1, let word = words.first, word.isClosed else {
        return complain(.output, "`.output` wants one file, or `|` and a command")
      }
      redirection = .file(word.text, isAppending: false)
    }
    closeOutput()
    do throws(Platform.Failure) {
      state.output = try AnswerOutput(redirection, in: settings.environment)
      return true
    } catch {
      screen.report(
        [Diagnostic(.cannotWrite, "cannot write it: \(error.reason)", at: nil, file: redirection.name)],
        in: nil)
      return false
    }
  }
}
