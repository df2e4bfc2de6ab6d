/// Signs that mean something in other languages and nothing in this one.
enum ForeignSign {
  /// Longest first. A sign of this language never begins with one of these.
  private static let several: [[UInt8]] = [
    "<=>", "!==", "===", "!~*", "->>", "||/", "=~", "!~", "~*", "&&", "||", "|>", "=>", "=<", "->", "<<",
    ">>", "**",
    "::", ":=", "^=", "~=", "=!", "><",
  ].map { Array($0.utf8) }

  /// The length of the sign at the front; nil where there is none of more than one byte.
  static func length(at rest: ArraySlice<UInt8>) -> Int? {
    guard let second = rest.dropFirst().first, "=~*>&|/<:!".utf8.contains(second) else { return nil }
    return several.first { rest.starts(with: $0) }?.count
  }
}
