/// Text of several lines, some of it the user's, made fit for a terminal.
package enum PrintableLines {
  /// Returns the text with its unsafe characters shown as escapes, but for the ends of its lines.
  package static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { PrintableText.escaped(String($0)) }
      .joined(separator: "\n")
  }
}
