import Values

/// The source of JSON values, on one line.
enum JSONSource {
  /// Appends a value that is known to be right, without the white space outside its texts.
  static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    var position = 0
    while position < text.count {
      if text[position] == JSONScanner.quote {
        let end = textEnd(text, from: position)
        output.append(bytesOf: text.extracting(position..<end))
        position = end
      } else {
        if !JSONScanner.isWhiteSpace(text[position]) { output.append(text[position]) }
        position += 1
      }
    }
  }

  /// The first byte behind the text whose quote stands at `start`.
  private static func textEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var position = start + 1
    while text[position] != JSONScanner.quote {
      position += text[position] == JSONScanner.backslash ? 2 : 1
    }
    return position + 1
  }
}
