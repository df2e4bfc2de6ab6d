/// Text in the styles of a terminal, made printable.
package enum TerminalText {
  /// For names and headings.
  package static func strong(_ text: String, _ options: RenderingOptions) -> String {
    styled(text, .strong, options)
  }

  /// For what is said beside.
  package static func faint(_ text: String, _ options: RenderingOptions) -> String {
    styled(text, .faint, options)
  }

  /// For all else. A text for which a width is too narrow, with a margin before it, is cut.
  package static func plain(_ text: String, upTo width: Int? = nil) -> String {
    var output: [UInt8] = []
    let limit = width.map { max($0 - margin, 1) } ?? .max
    _ = PrintableText.append(Array(text.utf8)[...], upTo: limit, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static let margin = 16

  /// The text cut to so many columns, at least 1, with `…` or `~` where it is longer, and the columns that it takes.
  package static func cut(
    _ text: String, to columns: Int, _ options: RenderingOptions
  ) -> (text: String, width: Int) {
    var output: [UInt8] = []
    let width = PrintableText.append(Array(text.utf8)[...], upTo: max(columns, 1), to: &output)
    if options.isASCII { ASCIIEllipsis.replace(in: &output) }
    return (String(decoding: output, as: UTF8.self), width)
  }

  private static func styled(
    _ text: String, _ role: TerminalStyle.Role, _ options: RenderingOptions
  ) -> String {
    let style = TerminalStyle(isColored: options.isColored)
    var output: [UInt8] = []
    style.begin(role, in: &output)
    _ = PrintableText.append(Array(text.utf8)[...], to: &output)
    style.end(in: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
