import LaunchLibrary
import Perigee
import QueryDiagnostics
import ResultRendering
import Synchronization

@testable import Shell

/// A session whose lines are written down beforehand, and whose screen is a text.
final class ScriptedSession {
  let screen = TranscriptScreen()
  let editor: ScriptedEditor
  let interrupts = ScriptedInterrupts()
  var settings = ShellSettings(table: .spacecraft, data: ["embedded"]) { paths, options throws(DataError) in
    try Table(contentsOfFiles: paths, options: options)
  }

  init(_ inputs: [LineInput]) { editor = ScriptedEditor(inputs, screen) }

  convenience init(lines: [String]) { self.init(lines.map { .line(Array($0.utf8)) }) }

  /// Runs the session to its end and returns the screen, without the greeting.
  @discardableResult
  func run() -> String {
    let shell = Shell(settings, editor: editor, screen: screen, interrupts: interrupts)
    shell.run()
    return screen.text
  }
}

/// Hands out lines, and shows prompt and line on the screen as a terminal would.
final class ScriptedEditor: LineEditor {
  private var inputs: [LineInput]
  private let screen: TranscriptScreen
  private(set) var remembered: [String] = []
  private(set) var prompts: [Prompt] = []
  /// What may stand at the end of each line, as it was asked for before the line was handed over.
  private(set) var completions: [LineCompletions] = []
  var asksForCompletions = false

  init(_ inputs: [LineInput], _ screen: TranscriptScreen) {
    self.inputs = inputs
    self.screen = screen
  }

  func readLine(
    _ prompt: Prompt, completions: @escaping ([UInt8], Int) -> LineCompletions
  ) -> LineInput {
    if prompts.isEmpty { screen.forget() }
    prompts.append(prompt)
    guard !inputs.isEmpty else { return .end }
    let input = inputs.removeFirst()
    switch input {
    case .line(let line):
      if asksForCompletions { self.completions.append(completions(line, line.count)) }
      screen.remark(prompt.text + String(decoding: line, as: UTF8.self) + "\n")
    case .interrupted: screen.remark(prompt.text + "^C\n")
    case .end: break
    }
    return input
  }

  func remember(_ entry: HistoryEntry) { remembered.append(entry.text) }
}

/// A screen that keeps everything.
final class TranscriptScreen: Screen {
  private(set) var text = ""
  var size: (columns: Int, lines: Int)? = (80, 24)
  var isColored = false
  var isASCII = false
  /// Thrown when an answer is written.
  var failure: (any Error)?

  func forget() { text = "" }

  func write(_ bytes: Span<UInt8>, unless isStopped: () -> Bool) throws -> Bool {
    if let failure { throw failure }
    if isStopped() { return false }
    var copy: [UInt8] = []
    for index in bytes.indices { copy.append(bytes[index]) }
    text += String(decoding: copy, as: UTF8.self)
    return true
  }

  func remark(_ text: String) { self.text += text }

  func report(_ diagnostics: [Diagnostic], in source: SourceText?) {
    text += DiagnosticRenderer.text(diagnostics, source: source, isColored: false)
  }
}

/// Cancels work as soon as it begins, where it is told to: from the first line on, or from a later one.
final class ScriptedInterrupts: Interrupts {
  var cancelsWork = false
  /// So many lines are worked on before.
  var sparedLines = 0
  /// True to press Ctrl-C in each pager and command.
  var cancelsPagers = false
  private(set) var targets: [String] = []

  func direct(to target: InterruptTarget) {
    switch target {
    case .editor: targets.append("editor")
    case .work(let token):
      targets.append("work")
      sparedLines -= 1
      if cancelsWork, sparedLines < 0 { token.cancel() }
    case .otherProgram(let token):
      targets.append("other")
      if cancelsPagers { token.cancel() }
    }
  }
}
