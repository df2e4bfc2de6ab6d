/// Makes printable text stand in a cell of a Markdown table as it is: what Markdown would take for its own gets a
/// backslash before it. Underscores inside words, stars between spaces and lone backslashes mean nothing to it and
/// stay as they are.
enum MarkdownText {
  private static let backslash = UInt8(ascii: "\\")

  private static let bytesPerQuestion = 1 << 16

  /// Appends `text` to `output`. Returns how many backslashes were added. `ask` is called again and again while a long
  /// text is worked on, and may throw to end that.
  static func append(
    _ text: ArraySlice<UInt8>, to output: inout [UInt8], asking ask: () throws -> Void
  ) rethrows -> Int {
    var escapeCount = 0
    for index in text.indices {
      if (index - text.startIndex) % bytesPerQuestion == bytesPerQuestion - 1 { try ask() }
      if isActive(text, index) {
        output.append(backslash)
        escapeCount += 1
      }
      output.append(text[index])
    }
    return escapeCount
  }

  private static func isActive(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let byte = text[index]
    guard byte < 0x80, isPunctuation(byte) else { return false }
    // The ends of the text count as spaces: a cell has one on either side.
    let space = UInt8(ascii: " ")
    let next = index + 1 < text.endIndex ? text[index + 1] : space
    let previous = index > text.startIndex ? text[index - 1] : space
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "`"): return true
    case backslash: return isPunctuation(next) || index + 1 == text.endIndex
    case UInt8(ascii: "*"), UInt8(ascii: "~"): return previous != space || next != space
    case UInt8(ascii: "_"):
      return !(isWordPart(previous) && isWordPart(next)) && (previous != space || next != space)
    case UInt8(ascii: "<"):
      return isWordPart(next) || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(next)
    case UInt8(ascii: "&"): return isWordPart(next) || next == UInt8(ascii: "#")
    case UInt8(ascii: "]"): return next == UInt8(ascii: "(") || next == UInt8(ascii: "[")
    default: return false
    }
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || !isPunctuation(byte) && byte > 0x20
  }

  /// True for the printable characters of ASCII that are neither letters, digits nor the space.
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
