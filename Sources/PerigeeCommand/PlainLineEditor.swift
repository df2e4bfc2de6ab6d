import Perigee
import Shell

/// Reads lines as the terminal hands them over, without any editing of its own: where answers do not go to the
/// terminal, nothing else may either.
final class PlainLineEditor: LineEditor {
  private let signals: TerminalSignals?
  private var pending: [UInt8] = []

  init(_ signals: TerminalSignals?) { self.signals = signals }

  func readLine(
    _ prompt: Prompt, completions: @escaping ([UInt8], Int) -> LineCompletions
  ) -> LineInput {
    write(prompt.text)
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeSubrange(...end) }
        return .line(Array(pending[..<end]))
      }
      let ready = Platform.waitForInput(Platform.standardInput, signals?.descriptor ?? -1)
      if ready.first { signals?.settle() }
      if hasInterrupt {
        pending = []
        write("\n")
        return .interrupted
      }
      guard ready.first else { continue }
      let more = (try? Platform.readPart(Platform.standardInput, upTo: 1 << 16)) ?? []
      if more.isEmpty { return lastLine() }
      pending += more
    }
  }

  /// There is nothing to call lines back with.
  func remember(_ entry: HistoryEntry) {}

  /// What is left where the input ends.
  private func lastLine() -> LineInput {
    write("\n")
    guard !pending.isEmpty else { return .end }
    defer { pending = [] }
    return .line(pending)
  }

  private var hasInterrupt: Bool {
    var isFound = false
    while let event = signals?.next() {
      switch event {
      case .interrupt: isFound = true
      case .suspend: signals?.stopUntilContinued()
      case .resize: continue
      }
    }
    return isFound
  }

  /// Prompts go where errors go, if somebody is there to see them.
  private func write(_ text: String) {
    guard Platform.isTerminal(Platform.standardError) else { return }
    try? Platform.write(Array(text.utf8).span, to: Platform.standardError)
  }
}
