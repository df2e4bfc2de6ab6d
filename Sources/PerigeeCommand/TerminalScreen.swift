import CommandLines
import Perigee
import Shell

/// Standard output and standard error of a session.
final class TerminalScreen: Screen {
  private let reporter: Reporter

  init(_ reporter: Reporter) { self.reporter = reporter }

  /// What is taken for the size of a terminal that does not tell it.
  private static let usualSize = (columns: 80, lines: 24)

  var size: (columns: Int, lines: Int)? {
    guard Platform.isTerminal(Platform.standardOutput) else { return nil }
    guard let size = Platform.terminalSize(Platform.standardOutput) else { return TerminalScreen.usualSize }
    return (size.columns, size.lines > 0 ? size.lines : TerminalScreen.usualSize.lines)
  }

  var isColored: Bool { reporter.isOutputColored }

  var isASCII: Bool { !TerminalLocale.isUTF8 }

  func write(_ bytes: Span<UInt8>, unless isStopped: () -> Bool) throws -> Bool {
    try Platform.write(bytes, to: Platform.standardOutput, unless: isStopped)
  }

  /// What cannot be written is not missed.
  func remark(_ text: String) {
    try? Platform.write(Array(text.utf8).span, to: Platform.standardError)
  }

  func report(_ diagnostics: [Diagnostic], in source: SourceText?) {
    guard !diagnostics.isEmpty else { return }
    reporter.report(diagnostics, in: source)
  }
}
