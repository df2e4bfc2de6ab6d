/// Short texts for people on a terminal, other than answers.
package enum TerminalText {
  /// The text set apart as a heading is.
  package static func strong(_ text: String, isColored: Bool) -> String { styled(text, .strong, isColored) }

  /// The text as what stands beside something more important.
  package static func faint(_ text: String, isColored: Bool) -> String { styled(text, .faint, isColored) }

  /// The text with its unsafe characters shown as escapes, cut to so many columns, at least 1, with `…` where it is
  /// longer; and the columns that it takes.
  package static func cut(_ text: String, to columns: Int) -> (text: String, width: Int) {
    var output: [UInt8] = []
    let width = PrintableText.append(Array(text.utf8)[...], upTo: max(columns, 1), to: &output)
    return (String(decoding: output, as: UTF8.self), width)
  }

  private static func styled(_ text: String, _ role: TerminalStyle.Role, _ isColored: Bool) -> String {
    let style = TerminalStyle(isColored: isColored)
    var output: [UInt8] = []
    style.begin(role, in: &output)
    output += Array(text.utf8)
    style.end(in: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
