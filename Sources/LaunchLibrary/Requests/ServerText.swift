/// Texts as LL2's server treats them.
enum ServerText {
  /// The code points without the white space around them.
  static func trimmed(_ text: String) -> [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return Array(scalars[first...last])
  }

  /// The text without the white space around it.
  static func trimmedText(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: trimmed(text))
    return String(result)
  }

  /// The separators of files, groups, records and units count as white space there.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  /// At most forty characters of a text, between backquotes, for a message.
  static func shown(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard text.utf8.count > 40 else { return "`\(text)`" }
    return "`\(String(String.UnicodeScalarView(scalars.prefix(39))))…`"
  }
}
