/// Parts of data as messages show them.
enum ShownData {
  private static let mostCharacters = 40

  /// At most forty code points of a text, between backquotes.
  static func quoted(_ text: [UInt8]) -> String {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard scalars.count > mostCharacters else { return "`\(String(scalars))`" }
    return "`\(String(String.UnicodeScalarView(scalars.prefix(mostCharacters - 1))))…`"
  }
}
