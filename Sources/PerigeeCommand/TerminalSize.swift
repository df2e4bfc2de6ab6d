import Perigee

/// How large the terminal is that answers are shown on.
enum TerminalSize {
  /// What is taken for the size of a terminal that does not tell it.
  private static let usual = (columns: 80, lines: 24)

  /// In columns and lines; nil where standard output is no terminal.
  static var ofStandardOutput: (columns: Int, lines: Int)? {
    guard Platform.isTerminal(Platform.standardOutput) else { return nil }
    guard let size = Platform.terminalSize(Platform.standardOutput) else { return usual }
    return (size.columns, size.lines > 0 ? size.lines : usual.lines)
  }
}
