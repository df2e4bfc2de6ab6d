/// Parts of the user's text as messages show them.
enum ShownText {
  /// At most forty characters of it.
  static func cut(_ text: String) -> String {
    text.utf8.count <= 40 ? text : String(text.unicodeScalars.prefix(39).map { Character($0) }) + "…"
  }

  /// Cut, and between backquotes.
  static func quoted(_ text: String) -> String { "`\(cut(text))`" }
}
