/// A range of bytes in a source text: `start` included, `end` excluded, both counted from 0.
public struct SourceSpan: Hashable, Sendable {
  /// The first byte.
  public var start: Int
  /// The byte behind the last one.
  public var end: Int

  /// Makes the span of the bytes from `start` up to, but not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The empty span at one place, for something that is missing there.
  public static func point(_ offset: Int) -> SourceSpan { SourceSpan(offset, offset) }

  /// True for a place between two bytes.
  public var isEmpty: Bool { start == end }
  /// The number of bytes.
  public var length: Int { end - start }

  /// Returns the smallest span that holds both.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}
