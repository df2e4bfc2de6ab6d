import Perigee

/// A line on standard error that tells how far the loading of the data has come, where that takes more than a second.
final class ProgressBar: Sendable {
  private struct State: Sendable {
    /// When it was drawn last; 0 before it was.
    var drawn: UInt64 = 0
  }

  private let start = Platform.monotonicNanoseconds()
  private let state = Monitor(State())

  /// In nanoseconds. Shorter loads are over before anybody would read it.
  private static let patience: UInt64 = 1_000_000_000
  private static let pause: UInt64 = 100_000_000
  private static let width = 30

  /// Nil where nobody watches: standard error is no terminal, or one that cannot go back in a line.
  init?() {
    guard Platform.isTerminal(Platform.standardError), Platform.environment("TERM") != "dumb" else {
      return nil
    }
  }

  /// Draws the line again, unless it has just been drawn.
  func show(_ progress: LoadingProgress) {
    let now = Platform.monotonicNanoseconds()
    guard now - start >= ProgressBar.patience, let fraction = progress.fraction else { return }
    state.withState { state in
      guard now - state.drawn >= ProgressBar.pause else { return }
      state.drawn = now
      ProgressBar.write("\r" + ProgressBar.line(fraction))
    }
  }

  /// Takes the line away again.
  func erase() {
    state.withState { state in
      guard state.drawn > 0 else { return }
      let blanks = String(repeating: " ", count: ProgressBar.line(0).count)
      ProgressBar.write("\r\(blanks)\r")
    }
  }

  /// The line where that share of the bytes has been read, always of one length.
  static func line(_ fraction: Double) -> String {
    let percent = Int(min(max(fraction, 0), 1) * 100)
    let filled = percent * width / 100
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    return "loading [\(bar)] \(percent < 10 ? "  " : percent < 100 ? " " : "")\(percent) %"
  }

  /// What cannot be written is not missed.
  private static func write(_ text: String) {
    try? Platform.write(Array(text.utf8).span, to: Platform.standardError)
  }
}
