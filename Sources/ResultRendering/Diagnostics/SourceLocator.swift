import QueryDiagnostics

/// Finds lines and columns for diagnostics in order of place, going through the text once for all of them.
struct SourceLocator {
  private let source: SourceText?
  private var offset: Int
  private var line = 1
  private var column = 1

  init(_ source: SourceText?) {
    self.source = source
    // A byte order mark is no column.
    offset = source?.markLength ?? 0
  }

  /// The same as `SourceText.location`; nil without a source or a span. Places before the last one cost a pass
  /// of their own.
  mutating func location(of span: SourceSpan?) -> SourceLocation? {
    guard let source, let span else { return nil }
    let end = min(max(span.start, 0), source.utf8.count)
    guard end >= offset else { return source.location(at: end) }
    for byte in source.utf8[offset..<end] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    offset = end
    return SourceLocation(line: line, column: column)
  }
}
