import CReadline
import Perigee
import Shell

/// How lines are typed on a terminal: with GNU readline. A program that is built without it has another file in this
/// one's place.
enum TerminalEditing {
  static func editor(_ signals: TerminalSignals?, isColored: Bool) -> any LineEditor {
    ReadlineEditor(signals, isColored: isColored)
  }

  /// What edits the lines, as `--version` says it.
  static var name: String {
    perigee_readline_version().map { "GNU readline \(String(cString: $0))" } ?? "GNU readline"
  }
}
