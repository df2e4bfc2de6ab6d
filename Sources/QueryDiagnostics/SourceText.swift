/// A text that diagnostics point into: its bytes, and where its lines begin.
public struct SourceText: Sendable {
  /// The bytes as they came; they need not be valid UTF-8.
  public let utf8: [UInt8]

  /// Takes a text.
  public init(_ text: String) { utf8 = Array(text.utf8) }
  /// Takes bytes as they are.
  public init(utf8: [UInt8]) { self.utf8 = utf8 }

  /// The part of the text that `span` covers, with invalid UTF-8 replaced by U+FFFD.
  /// A span that reaches beyond the text is cut to it.
  public subscript(span: SourceSpan) -> String {
    let start = min(max(span.start, 0), utf8.count)
    let end = min(max(span.end, start), utf8.count)
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }

  /// Where a byte lies, counted as people count: a byte order mark in front of the text is no column of it. Costs one
  /// pass over the text before it.
  public func location(at offset: Int) -> SourceLocation {
    let end = min(max(offset, 0), utf8.count)
    let lineStart = utf8[..<end].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let line = utf8[..<lineStart].count { $0 == newline } + 1
    let textStart = max(lineStart, min(markLength, end))
    let column = utf8[textStart..<end].count { $0 & 0xC0 != 0x80 } + 1
    return SourceLocation(line: line, column: column)
  }

  /// The bytes of a byte order mark in front of the text.
  package var markLength: Int { utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  private var newline: UInt8 { UInt8(ascii: "\n") }
}

/// A place in a text as editors show it: both counts from 1, columns in code points.
public struct SourceLocation: Hashable, Sendable {
  /// From 1.
  public let line: Int
  /// From 1, in code points.
  public let column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
