import CReadline
import Perigee
import ResultRendering
import Shell

/// GNU readline on a terminal, driven by its callbacks, so that keys and signals are waited for together.
final class ReadlineEditor: LineEditor {
  /// Plain C functions are all that the library calls, and it has one state for the whole process: they find the editor
  /// here. Only the thread that reads lines ever touches it.
  nonisolated(unsafe) private static var current: ReadlineEditor?

  private let signals: TerminalSignals?
  private let isColored: Bool
  /// What has come of the line at hand.
  private var input: LineInput?
  private var hasBegun = false
  private let completion = ReadlineCompletion()

  init(_ signals: TerminalSignals?, isColored: Bool) {
    self.signals = signals
    self.isColored = isColored
    completion.isColored = isColored
    perigee_readline_prepare(11_000)
    perigee_readline_complete_with(
      { ReadlineEditor.current?.completion.findWord() },
      { _, start, end in ReadlineEditor.current?.completion.matches(from: Int(start), to: Int(end)) },
      { _, _, _ in ReadlineEditor.current?.completion.showCandidates() })
    ReadlineEditor.current = self
  }

  func readLine(
    _ prompt: Prompt, completions: @escaping ([UInt8], Int) -> LineCompletions
  ) -> LineInput {
    completion.ask = completions
    input = nil
    catchUpWithEvents()
    rl_callback_handler_install(written(prompt)) { line in ReadlineEditor.current?.take(line) }
    hasBegun = true
    while true {
      if let input { return input }
      let ready = Platform.waitForInput(Platform.standardInput, signals?.descriptor ?? -1)
      // What was typed behind Ctrl-C is not for the line that it ends.
      if ready.first { signals?.settle() }
      takeEvents()
      if ready.first, input == nil { readCharacters() }
    }
  }

  /// Reads what has been typed so far; at the end of the input there is nothing, which the library has to see.
  private func readCharacters() {
    let count = Platform.availableCount(Platform.standardInput)
    rl_callback_read_char()
    var left = count - 1
    while left > 0, input == nil, Platform.availableCount(Platform.standardInput) > 0 {
      rl_callback_read_char()
      left -= 1
    }
  }

  func remember(_ entry: HistoryEntry) {
    perigee_readline_remember(entry.text, "#\(entry.time ?? 0)")
  }

  /// What the terminal does not show stands between the signs that say so.
  private func written(_ prompt: Prompt) -> String {
    guard isColored else { return prompt.text }
    let (start, end) = ("\u{1}\u{1B}[1m\u{2}", "\u{1}\u{1B}[0m\u{2}")
    return start + prompt.text + end
  }

  private func take(_ line: UnsafeMutablePointer<CChar>?) {
    // The terminal is as it was while the line is dealt with.
    rl_callback_handler_remove()
    guard let line else {
      if perigee_readline_leaves_line_open() != 0 { ReadlineEditor.print("\n") }
      input = .end
      return
    }
    input = .line(Array(UnsafeRawBufferPointer(start: line, count: perigee_readline_count(line))))
    perigee_readline_free(line)
  }

  // MARK: Signals

  /// What came while no line was being typed: only the size of the terminal still matters.
  private func catchUpWithEvents() {
    var isResized = false
    while let event = signals?.next() { isResized = isResized || event == .resize }
    if isResized, hasBegun { rl_reset_screen_size() }
  }

  private func takeEvents() {
    while input == nil, let event = signals?.next() {
      switch event {
      case .interrupt:
        perigee_readline_abandon()
        rl_callback_handler_remove()
        input = .interrupted
      case .resize: rl_resize_terminal()
      case .suspend:
        rl_deprep_terminal()
        signals?.stopUntilContinued()
        rl_prep_terminal(1)
        rl_forced_update_display()
      }
    }
  }

  /// Writes where the library writes.
  static func print(_ text: String) { perigee_readline_print(text, text.utf8.count) }
}
