import ResultRendering

/// What is told about one thing.
struct HelpPage: Hashable {
  /// What it is about: how it is written.
  let title: String
  let lines: [String]
  /// Queries and commands that can be typed as they are.
  let examples: [String]

  init(_ title: String, _ lines: [String], examples: [String] = []) {
    self.title = title
    self.lines = lines
    self.examples = examples
  }

  /// The page as lines of a terminal.
  func text(_ options: RenderingOptions) -> [String] {
    let shownLines = lines.flatMap { TextWrapping.lines(PrintableLines.escaped($0)) }
    let shownExamples = examples.map { "  \(PrintableLines.escaped($0))" }
    return [TerminalText.strong(title, options)] + shownLines
      + (examples.isEmpty ? [] : [""] + shownExamples)
  }
}
