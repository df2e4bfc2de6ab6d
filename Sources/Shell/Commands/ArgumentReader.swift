/// Cuts the arguments of a command into words.
///
/// White space is between words; in `'…'` or `"…"` it is not, and a doubled quote stands for one.
struct ArgumentReader {
  /// A word and where it stands.
  struct Word: Hashable {
    /// Without its quotes.
    let text: String
    /// The bytes of the arguments that it takes, quotes included.
    let range: Range<Int>
    /// False where a quote is not closed.
    let isClosed: Bool
    /// True where it is as it was written.
    let isPlain: Bool
  }

  static func words(_ arguments: String) -> [Word] { words(Array(arguments.utf8)) }

  static func words(_ bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var position = 0
    while true {
      while position < bytes.count, isSpace(bytes[position]) { position += 1 }
      guard position < bytes.count else { return words }
      words.append(word(bytes, &position))
    }
  }

  private static func word(_ bytes: [UInt8], _ position: inout Int) -> Word {
    let start = position
    var text: [UInt8] = []
    var quote: UInt8?
    var isPlain = true
    while position < bytes.count {
      let byte = bytes[position]
      if let open = quote {
        position += 1
        guard byte == open else {
          text.append(byte)
          continue
        }
        if position < bytes.count, bytes[position] == open {
          text.append(byte)
          position += 1
        } else {
          quote = nil
        }
      } else if isSpace(byte) {
        break
      } else {
        position += 1
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
          quote = byte
          isPlain = false
        } else {
          text.append(byte)
        }
      }
    }
    return Word(
      text: String(decoding: text, as: UTF8.self), range: start..<position, isClosed: quote == nil,
      isPlain: isPlain)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  /// The word as it is written among arguments: in quotes where it needs them.
  static func written(_ text: String) -> String {
    let needsQuotes = text.isEmpty || text.contains { $0.isWhitespace || $0 == "'" || $0 == "\"" }
    guard needsQuotes else { return text }
    var quoted = "'"
    for character in text.unicodeScalars {
      if character == "'" { quoted.unicodeScalars.append("'") }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "'"
  }
}
