import ResultRendering

/// Lays candidates out as lines below the line that is being typed.
package enum CandidateList {
  /// Longer candidates push their description to the right.
  private static let widestText = 36

  /// A line for each candidate with what it is, as many as fit, and a line that counts those that do not.
  ///
  /// - Parameters:
  ///   - size: That of the screen, in columns and lines.
  ///   - isASCII: True where only ASCII can be shown for sure.
  package static func lines(
    _ completions: LineCompletions, size: (columns: Int, lines: Int), isColored: Bool, isASCII: Bool = false
  ) -> [String] {
    let options = RenderingOptions(isColored: isColored, isASCII: isASCII)
    // A line for the prompt, one for the count.
    let room = max(size.lines - 2, 3)
    let candidates = completions.candidates
    let shown =
      candidates.count + (completions.omitted > 0 ? 1 : 0) <= room
      ? candidates[...] : candidates.prefix(room - 1)
    let texts = shown.map { TerminalText.cut($0.text, to: size.columns - 1, options) }
    let width = min(texts.map(\.width).max() ?? 0, widestText)
    var lines = zip(shown, texts).map { candidate, text in
      line(text, candidate.detail, width: width, columns: size.columns, options)
    }
    let omitted = completions.omitted + candidates.count - shown.count
    if omitted > 0 {
      lines.append(TerminalText.faint("\(isASCII ? "..." : "…") and \(omitted) more", options))
    }
    return lines
  }

  private static func line(
    _ text: (text: String, width: Int), _ detail: String, width: Int, columns: Int,
    _ options: RenderingOptions
  ) -> String {
    let start = max(width, text.width) + 2
    // A line that fills the screen to its last column would be followed by an empty one.
    guard !detail.isEmpty, columns - 1 - start >= 8 else { return text.text }
    let detail = options.isASCII ? ASCIIEllipsis.spelledOut(detail) : detail
    let cut = TerminalText.cut(detail, to: columns - 1 - start, options).text
    return text.text + String(repeating: " ", count: start - text.width)
      + TerminalText.faint(cut, options)
  }
}
