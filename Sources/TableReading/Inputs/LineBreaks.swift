/// Finds line breaks, of which every one ends a line.
enum LineBreaks {
  /// The place behind the first one from a place on; nil where there is none.
  static func end(in text: Span<UInt8>, from start: Int) -> Int? {
    guard start < text.count else { return nil }
    for place in start..<text.count where text[place] == 0x0A { return place + 1 }
    return nil
  }

  /// The place behind the last one; nil where there is none.
  static func lastEnd(in text: Span<UInt8>) -> Int? {
    for place in text.indices.reversed() where text[place] == 0x0A { return place + 1 }
    return nil
  }
}
