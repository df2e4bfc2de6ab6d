package import QueryDiagnostics

/// Draws diagnostics for people, and writes them as JSON for programs.
package enum DiagnosticRenderer {
  /// A hint stands behind the carets where both end within so many columns.
  private static let widthLimit = 120

  /// Draws a diagnostic as lines, each ended by a line feed:
  ///
  ///     error: unknown field `flight_count`
  ///       | where flight_count > 1
  ///       |       ^^^^^^^^^^^^ did you mean `flights_count`?
  ///
  /// `source` is the text that the span counts in; without it, or without a span, no text is shown. Of a span
  /// over several lines the first is shown. One in a file is preceded by the file's name, the line and the column,
  /// and followed by the byte, counted from 0 like `start` in JSON:
  ///
  ///     error: craft.json:2:3: `x` stands where a name in double quotes is wanted, at byte 4
  package static func text(_ diagnostic: Diagnostic, source: SourceText?, isColored: Bool) -> String {
    text([diagnostic], source: source, isColored: isColored)
  }

  /// Draws diagnostics one below another. In order of place, as queries report them, they cost one pass over the
  /// source together.
  package static func text(_ diagnostics: [Diagnostic], source: SourceText?, isColored: Bool) -> String {
    text(diagnostics, source: source, options: RenderingOptions(isColored: isColored))
  }

  /// Draws diagnostics on a terminal: what is wider than it is broken between words, but for the source.
  package static func text(
    _ diagnostics: [Diagnostic], source: SourceText?, options: RenderingOptions
  ) -> String {
    var locator = SourceLocator(source)
    var output: [UInt8] = []
    for diagnostic in diagnostics {
      let location = diagnostic.file == nil ? nil : locator.location(of: diagnostic.span)
      append(diagnostic, source, location, options, to: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(
    _ diagnostic: Diagnostic, _ source: SourceText?, _ location: SourceLocation?, _ options: RenderingOptions,
    to output: inout [UInt8]
  ) {
    appendSentence(headline(diagnostic, location, options), indent: 2, options, to: &output)
    if let span = diagnostic.span, let source {
      appendExcerpt(diagnostic, SourceWindow(SourceLine(source, span)), options, to: &output)
    } else if let hint = diagnostic.hint {
      appendSentence("  \(PrintableText.escaped(hint))", indent: 2, options, to: &output)
    }
  }

  /// Appends a sentence and the end of its line, in lines of which all but the first are indented.
  private static func appendSentence(
    _ sentence: String, indent: Int, _ options: RenderingOptions, to output: inout [UInt8]
  ) {
    let text = options.isASCII ? ASCIIEllipsis.spelledOut(sentence) : sentence
    let width = options.width.map { max($0 - 1, leastWidth) } ?? .max
    for line in TextWrapping.lines(text, indent: indent, width: width) {
      output.append(contentsOf: "\(line)\n".utf8)
    }
  }

  /// On a narrower terminal the lines are broken by it.
  private static let leastWidth = 20

  private static func headline(
    _ diagnostic: Diagnostic, _ location: SourceLocation?, _ options: RenderingOptions
  ) -> String {
    let style = TerminalStyle(isColored: options.isColored)
    var output: [UInt8] = []
    style.begin(role(of: diagnostic.severity), in: &output)
    output.append(contentsOf: "\(diagnostic.severity.rawValue):".utf8)
    style.end(in: &output)
    output.append(UInt8(ascii: " "))
    style.begin(.strong, in: &output)
    if let file = diagnostic.file {
      output.append(contentsOf: PrintableText.escaped(file).utf8)
      if let location {
        output.append(contentsOf: ":\(location.line):\(location.column)".utf8)
      }
      output.append(contentsOf: ": ".utf8)
    }
    output.append(contentsOf: PrintableText.escaped(diagnostic.message).utf8)
    if location != nil, let byte = diagnostic.span?.start {
      output.append(contentsOf: ", at byte \(byte)".utf8)
    }
    style.end(in: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func appendExcerpt(
    _ diagnostic: Diagnostic, _ window: SourceWindow, _ options: RenderingOptions, to output: inout [UInt8]
  ) {
    let style = TerminalStyle(isColored: options.isColored)
    appendMargin(style, to: &output)
    if !window.text.isEmpty { output.append(UInt8(ascii: " ")) }
    output.append(contentsOf: window.text)
    output.append(UInt8(ascii: "\n"))

    appendMargin(style, to: &output)
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: window.caretColumn + 1))
    style.begin(role(of: diagnostic.severity), in: &output)
    output.append(contentsOf: repeatElement(UInt8(ascii: "^"), count: window.caretCount))
    style.end(in: &output)
    guard let hint = diagnostic.hint else {
      output.append(UInt8(ascii: "\n"))
      return
    }
    var shownHint: [UInt8] = []
    let width = PrintableText.append(Array(hint.utf8)[...], to: &shownHint)
    let limit = min(widthLimit, options.width.map { $0 - 1 } ?? widthLimit)
    let fits = 4 + window.caretColumn + window.caretCount + 1 + width <= limit
    output.append(contentsOf: (fits ? " " : "\n").utf8)
    let sentence = String(decoding: shownHint, as: UTF8.self)
    if fits {
      output.append(contentsOf: "\(options.isASCII ? ASCIIEllipsis.spelledOut(sentence) : sentence)\n".utf8)
    } else {
      appendSentence("  = \(sentence)", indent: 4, options, to: &output)
    }
  }

  private static func appendMargin(_ style: TerminalStyle, to output: inout [UInt8]) {
    output.append(contentsOf: "  ".utf8)
    style.begin(.faint, in: &output)
    output.append(UInt8(ascii: "|"))
    style.end(in: &output)
  }

  private static func role(of severity: Diagnostic.Severity) -> TerminalStyle.Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .strong
    }
  }
}
