import CommandLines
import Perigee
import Shell

/// Standard output and standard error of a session.
final class TerminalScreen: Screen {
  private let reporter: Reporter

  init(_ reporter: Reporter) { self.reporter = reporter }

  var size: (columns: Int, lines: Int)? { TerminalSize.ofStandardOutput }

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
    let isOnTerminal = Platform.isTerminal(Platform.standardError)
    reporter.report(
      diagnostics, in: source, width: isOnTerminal ? size?.columns : nil, isASCII: isOnTerminal && isASCII)
  }
}
