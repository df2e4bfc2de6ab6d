import Perigee
import Shell

/// How lines are typed on a terminal in a program that is built without GNU readline: as the terminal itself edits them.
enum TerminalEditing {
  static func editor(_ signals: TerminalSignals?, isColored: Bool) -> any LineEditor {
    PlainLineEditor(signals)
  }

  /// What edits the lines, as `--version` says it.
  static let name = "without readline"
}
