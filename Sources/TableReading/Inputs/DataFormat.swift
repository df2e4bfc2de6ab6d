import Values

/// The written form of an input, told by its content first and by its name second.
enum DataFormat: Hashable {
  /// Nothing but white space.
  case empty
  /// JSON that begins with `[`.
  case jsonArray
  /// JSON that begins with `{`: one object, a page of results, or several objects behind one another.
  case jsonObjects
  /// JSON by its name only.
  case otherJSON
  /// Neither: lines of fields, perhaps.
  case delimited

  /// Looks at the first byte that is not white space, from `start` (after a byte order mark) on.
  static func detect(_ text: Span<UInt8>, from start: Int, name: String) -> DataFormat {
    let position = skipWhiteSpace(text, from: start)
    guard position < text.count else { return .empty }
    switch text[position] {
    case UInt8(ascii: "["): return .jsonArray
    case UInt8(ascii: "{"): return .jsonObjects
    default: return hasJSONName(name) ? .otherJSON : .delimited
    }
  }

  /// The first place from `start` on with something else than white space, or the end.
  static func skipWhiteSpace(_ text: Span<UInt8>, from start: Int) -> Int {
    var scanner = JSONScanner(position: start)
    scanner.skipWhiteSpace(text)
    return scanner.position
  }

  /// The length of a byte order mark at the beginning.
  static func markLength(_ text: Span<UInt8>) -> Int {
    text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
  }

  private static func hasJSONName(_ name: String) -> Bool {
    [".json", ".ndjson", ".jsonl"].contains { ending in
      // The bit makes letters small and leaves the point as it is.
      name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) { $0 | 0x20 == $1 }
    }
  }
}
