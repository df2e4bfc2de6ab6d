import CommandLines
import FetchedData
import Perigee
import ResultRendering
import Shell

/// A run of the program that answers what somebody types.
struct InteractiveSession {
  let options: Options
  let reporter: Reporter

  func run() -> ExitStatus {
    // Before anything starts a thread: threads inherit which signals they are spared.
    let interrupts = SignalInterrupts(TerminalSignals.begin())
    let token = CancellationToken()
    interrupts.direct(to: .work(token))
    let table: Table
    do throws(DataError) {
      table = try load(options.data, LoadingOptions(threads: options.threads, cancellation: token))
    } catch {
      if token.isCancelled { return .interrupted }
      reporter.report(error.diagnostics, in: error.source)
      return Stop(error).status
    }
    for warning in table.readingWarnings { reporter.report([warning.diagnostic], in: warning.source) }
    let shell = Shell(
      settings(table), editor: editor(interrupts), screen: TerminalScreen(reporter), interrupts: interrupts)
    shell.run()
    return .success
  }

  /// The terminal's editor where both ends are a terminal.
  private func editor(_ interrupts: SignalInterrupts) -> any LineEditor {
    let isTerminal =
      Platform.isTerminal(Platform.standardInput) && Platform.isTerminal(Platform.standardOutput)
    return isTerminal
      ? TerminalEditing.editor(interrupts.signals, isColored: reporter.isOutputColored)
      : PlainLineEditor(interrupts.signals)
  }

  private func load(_ paths: [String], _ loading: LoadingOptions) throws(DataError) -> Table {
    let bar = ProgressBar()
    defer { bar?.erase() }
    var loading = loading
    if let bar { loading.progress = { progress in bar.show(progress) } }
    return try DataArguments(paths).load(loading)
  }

  private func settings(_ table: Table) -> ShellSettings {
    let fetched = options.data.isEmpty ? FetchedData.standard : nil
    var settings = ShellSettings(
      table: table, data: options.data.isEmpty && fetched == nil ? ["embedded"] : options.data, loader: load)
    settings.dataOrigin = fetched?.origin(now: Platform.currentTime())
    settings.format = options.chosenFormat
    settings.mode = options.mode
    settings.parameters = options.parameters.map { ($0.name, $0.value) }
    settings.threads = options.threads
    settings.timeLimit = options.timeLimit
    settings.keepsGoing = options.keepGoing
    settings.isSafe = options.isSafe
    settings.environment = ShellEnvironment(reading: Platform.environment)
    return settings
  }
}
