/// JSON string literals.
package enum JSONText {
  /// Appends `text` (valid UTF-8) quoted and escaped.
  ///
  /// Only what must be is escaped (quotes, backslashes, controls below U+0020), in the form of RFC 8785.
  package static func write(_ text: Span<UInt8>, to output: inout [UInt8]) {
    output.append(ASCII.quote)
    writeContents(text, to: &output)
    output.append(ASCII.quote)
  }

  /// Appends what stands between the quotes; a text may be given in pieces, one behind the other.
  package static func writeContents(_ text: Span<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == ASCII.quote || byte == ASCII.backslash else { continue }
      output.append(bytesOf: text.extracting(start..<index))
      writeEscape(byte, to: &output)
      start = index + 1
    }
    output.append(bytesOf: text.extracting(start..<text.count))
  }

  private static func writeEscape(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(ASCII.backslash)
    switch byte {
    case ASCII.quote, ASCII.backslash: output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      output.append(contentsOf: "u00".utf8)
      output.append(hexadecimal(byte >> 4))
      output.append(hexadecimal(byte & 15))
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? ASCII.zero + digit : UInt8(ascii: "a") + digit - 10
  }
}
