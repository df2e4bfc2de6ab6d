import ResultRendering

/// What an answer is written on: a screen, or something that takes all of it.
struct Surface {
  /// In columns and lines; nil where nothing may be cut or left out.
  let size: (columns: Int, lines: Int)?
  let isColored: Bool
  let isASCII: Bool
  /// True where rows in the middle are left out of what is longer than the screen.
  let leavesRowsOut: Bool

  /// A file or a pipe.
  static let whole = Surface(size: nil, isColored: false, isASCII: false, leavesRowsOut: false)

  /// Besides the rows of a table there are the line that was typed, the borders and the header, the number of rows, and the
  /// next prompt.
  private static let linesBesideRows = 7
  /// Besides the bars of a chart there are neither borders nor a header, but the query that is drawn may stand above.
  private static let linesBesideBars = 4
  /// On a screen that is lower than this it scrolls.
  private static let fewestRows = 6

  /// How many lines the rows of an answer may take; nil for any number.
  func mostRows(_ format: OutputFormat) -> Int? {
    guard leavesRowsOut, let size else { return nil }
    let others = format == .chart ? Surface.linesBesideBars : Surface.linesBesideRows
    return max(size.lines - others, Surface.fewestRows)
  }

  /// Writes a line of what the program says of itself.
  func write(_ line: String, into sink: ByteSink) throws {
    try sink.write("\(isASCII ? ASCIIEllipsis.spelledOut(line) : line)\n".utf8)
  }

  /// A sentence in lines as wide as the screen. Where one is wider than it is broken between words.
  func wrapped(_ sentence: String) -> [String] {
    TextWrapping.lines(sentence, width: size.map { max($0.columns - 1, 1) } ?? .max)
  }

  var rendering: RenderingOptions {
    RenderingOptions(
      width: size?.columns, isColored: isColored, isASCII: isASCII, isOnTerminal: size != nil)
  }
}
