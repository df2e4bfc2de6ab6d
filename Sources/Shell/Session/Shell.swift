import Perigee
import QueryCompletion
import QueryDiagnostics

/// A session: asks for lines until there are no more, answers queries and obeys commands.
///
/// Nothing that is typed ends it but `.quit` and the end of the input; errors are told, and the next line is asked for.
package final class Shell {
  let settings: ShellSettings
  let editor: any LineEditor
  let screen: any Screen
  let interrupts: any Interrupts

  var state: SessionState
  var history: History
  /// Made for the table when it is first asked; what it has found out about columns makes it faster.
  var completer: QueryCompleter?
  private var buffer = StatementBuffer()
  /// What ends the work on the line that was typed last.
  private(set) var work = CancellationToken()
  /// How many files are being read by `.read`, one because of the other.
  var readingDepth = 0

  package init(
    _ settings: ShellSettings, editor: any LineEditor, screen: any Screen, interrupts: any Interrupts
  ) {
    self.settings = settings
    self.editor = editor
    self.screen = screen
    self.interrupts = interrupts
    state = SessionState(settings)
    history = History(path: settings.isSafe ? nil : settings.environment.historyPath)
  }

  /// Runs the session to its end.
  package func run() {
    greet()
    for entry in history.begin() { editor.remember(entry) }
    interrupts.direct(to: .editor)
    while !state.isOver {
      let input = editor.readLine(buffer.prompt) { [self] line, offset in completions(in: line, at: offset) }
      switch input {
      case .line(let line): take(line)
      case .interrupted: buffer.clear()
      case .end: state.isOver = true
      }
    }
    closeOutput()
  }

  private func take(_ line: [UInt8]) {
    work = CancellationToken()
    interrupts.direct(to: .work(work))
    defer { interrupts.direct(to: .editor) }
    let isWithinStatement = buffer.opening != nil
    guard let text = buffer.take(line) else {
      if isWithinStatement, ShellStatement.looksLikeCommand(line) {
        screen.remark("a statement is begun and goes on here: Ctrl-C gives it up\n")
      }
      return
    }
    remember(text)
    run(ShellStatement.all(in: ShellStatement.spelledOut(text)))
  }

  /// Errors leave a text in the history too, so that it can be called back and mended.
  private func remember(_ text: [UInt8]) {
    guard let entry = history.add(text, isKept: !state.isSafe) else { return }
    editor.remember(entry)
  }

  /// Runs statements until one fails. False where one has.
  @discardableResult
  func run(_ statements: [ShellStatement]) -> Bool {
    for statement in statements where !state.isOver {
      let isDone =
        switch statement {
        case .query(let query): answer(query)
        case .command(let command): obey(command)
        }
      guard isDone, !work.isCancelled else { return false }
    }
    return true
  }

  /// What may stand at a place of the line that is being typed.
  private func completions(in line: [UInt8], at offset: Int) -> LineCompletions {
    let before = buffer.linesBefore
    let completions = ShellCompleter(self).completions(in: before + line, at: before.count + offset)
    return completions.moved(by: -before.count, within: offset)
  }

  private func greet() {
    let rows = state.table.rowCount == 1 ? "1 row" : "\(state.table.rowCount) rows"
    screen.remark("perigee \(Perigee.version): \(rows) of \(state.dataDescription). Type .help for help.\n")
  }
}
