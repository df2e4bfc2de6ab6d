import Values

/// A pattern of `like`: segments between `%`, each of bytes and of places for one code point.
///
/// Matching is greedy: the first segment stands at the start, the last at the end, and each between them at the
/// first place where it fits. An earlier place leaves more room for the rest, so no other need be tried, and the
/// time is at most text × pattern.
struct TextPattern {
  /// A byte, or `anyCodePoint`.
  private typealias Element = UInt16
  private static let anyCodePoint: Element = 256
  private static let usualSegmentCount = 3

  private var segments: [[Element]] = [[]]
  /// The pattern as plain bytes between two `%`, where it is that.
  private(set) var search: [UInt8]?
  /// The pattern as plain bytes before one `%`, where it is that.
  private(set) var prefix: [UInt8]?

  /// Nil for a pattern that ends in a lone `\`. The caller has folded a pattern that ignores case.
  init?(_ pattern: Span<UInt8>) {
    var index = 0
    segments.reserveCapacity(TextPattern.usualSegmentCount)
    var segment: [Element] = []
    segment.reserveCapacity(pattern.count)
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      switch byte {
      case UInt8(ascii: "%"):
        segments[segments.count - 1] = segment
        segments.append([])
        segment = []
      case UInt8(ascii: "_"):
        segment.append(TextPattern.anyCodePoint)
      case UInt8(ascii: "\\"):
        guard index < pattern.count else { return nil }
        segment.append(Element(pattern[index]))
        index += 1
      default:
        segment.append(Element(byte))
      }
    }
    segments[segments.count - 1] = segment
    if segments.count == 3, segments[0].isEmpty, segments[2].isEmpty,
      !segments[1].contains(TextPattern.anyCodePoint)
    {
      search = segments[1].map { UInt8(truncatingIfNeeded: $0) }
    }
    if segments.count == 2, segments[1].isEmpty, !segments[0].contains(TextPattern.anyCodePoint) {
      prefix = segments[0].map { UInt8(truncatingIfNeeded: $0) }
    }
  }

  /// Whether the text is like the pattern; without a meaning where `pacing` was told to stop.
  func matches(_ text: Span<UInt8>, _ pacing: inout PacedInterruption) -> Bool {
    guard var start = end(of: segments[0], in: text, at: 0) else { return false }
    if segments.count == 1 { return start == text.count }
    for segment in segments.dropFirst().dropLast() {
      guard let next = firstEnd(of: segment, in: text, from: start, &pacing) else { return false }
      start = next
    }
    let last = segments[segments.count - 1]
    guard let begin = place(of: last, before: text, from: start) else { return false }
    return end(of: last, in: text, at: begin) == text.count
  }

  /// Where the text goes on behind a segment that stands at `start`; nil where it does not stand there.
  private func end(of segment: [Element], in text: Span<UInt8>, at start: Int) -> Int? {
    var position = start
    for element in segment {
      guard position < text.count else { return nil }
      if element == TextPattern.anyCodePoint {
        position += 1
        while position < text.count && text[position] & 0xC0 == 0x80 { position += 1 }
      } else {
        guard Element(text[position]) == element else { return nil }
        position += 1
      }
    }
    return position
  }

  private func firstEnd(
    of segment: [Element], in text: Span<UInt8>, from start: Int, _ pacing: inout PacedInterruption
  ) -> Int? {
    var position = start
    while position <= text.count {
      if pacing.isStopped(afterSpending: segment.count) { return nil }
      if let end = end(of: segment, in: text, at: position) { return end }
      position += 1
      // Segments begin where code points do.
      while position < text.count && text[position] & 0xC0 == 0x80 { position += 1 }
    }
    return nil
  }

  /// Where the last segment must begin to end with the text; nil where that is before `start`.
  private func place(of segment: [Element], before text: Span<UInt8>, from start: Int) -> Int? {
    var position = text.count
    for element in segment.reversed() {
      guard position > start else { return nil }
      position -= 1
      if element == TextPattern.anyCodePoint {
        while position > start && text[position] & 0xC0 == 0x80 { position -= 1 }
      }
    }
    return position
  }
}
