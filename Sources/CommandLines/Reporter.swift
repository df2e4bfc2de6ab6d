package import Perigee
import ResultRendering

/// Writes what is to be said beside the answers on standard error.
package struct Reporter {
  private let form: ErrorForm
  private let color: Bool?

  /// - Parameter color: What the user asked for; nil leaves it to the terminal and the environment.
  package init(form: ErrorForm, color: Bool?) {
    self.form = form
    self.color = color
  }

  package var isOutputColored: Bool { isColored(Platform.standardOutput) }

  /// Writes diagnostics. What cannot be written to standard error is lost: there is no one left to tell.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal that shows them; nil where lines are not broken.
  ///   - isASCII: True where it shows only ASCII for sure.
  package func report(
    _ diagnostics: [Diagnostic], in source: SourceText?, width: Int? = nil, isASCII: Bool = false
  ) {
    switch form {
    case .json: write(DiagnosticRenderer.json(diagnostics, source: source))
    case .text:
      let options = RenderingOptions(
        width: width, isColored: isColored(Platform.standardError), isASCII: isASCII)
      write(DiagnosticRenderer.text(diagnostics, source: source, options: options))
    }
  }

  /// Writes a line that is neither an error nor a warning.
  package func tell(_ line: String) { write(PrintableLines.escaped(line) + "\n") }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    try? Platform.write(bytes.span, to: Platform.standardError)
  }

  /// `NO_COLOR` and `TERM=dumb` switch colour off, `CLICOLOR_FORCE` switches it on where no terminal is.
  private func isColored(_ descriptor: Int32) -> Bool {
    if let color { return color }
    if isSet("NO_COLOR") { return false }
    if isSet("CLICOLOR_FORCE"), Platform.environment("CLICOLOR_FORCE") != "0" { return true }
    return Platform.isTerminal(descriptor) && Platform.environment("TERM") != "dumb"
  }

  private func isSet(_ name: String) -> Bool { Platform.environment(name).map { !$0.isEmpty } ?? false }
}
