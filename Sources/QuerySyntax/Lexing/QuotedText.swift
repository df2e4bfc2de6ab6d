/// Texts between quotes in which the quote is doubled. Works on bytes: a quote before a combining mark is a quote.
package enum QuotedText {
  /// The text with the quote around it and doubled inside.
  package static func quote(_ text: String, with sign: UInt8) -> String {
    var output: [UInt8] = [sign]
    for byte in text.utf8 {
      output.append(byte)
      if byte == sign { output.append(sign) }
    }
    output.append(sign)
    return String(decoding: output, as: UTF8.self)
  }

  /// The text as a literal of the language.
  package static func literal(_ text: String) -> String { quote(text, with: UInt8(ascii: "'")) }

  /// What stands between the quotes, doubled ones halved.
  package static func unquote(_ quoted: ArraySlice<UInt8>) -> String {
    guard let sign = quoted.first else { return "" }
    let inside = quoted.dropFirst().dropLast()
    // Few texts have a quote in them.
    if !inside.contains(sign) { return String(decoding: inside, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(quoted.count)
    var wasQuote = false
    for byte in inside {
      wasQuote = byte == sign && !wasQuote
      if !wasQuote { output.append(byte) }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
