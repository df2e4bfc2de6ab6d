/// Signs that mean something in other languages and nothing in this one.
enum ForeignSign {
  /// Longest first. A sign of this language never begins with one of these.
  private static let several: [[UInt8]] = [
    "<=>", "!==", "===", "!~*", "->>", "||/", "=~", "!~", "~*", "&&", "||", "|>", "=>", "=<", "->", "<<",
    ">>", "**",
    "::", ":=", "^=", "~=", "=!", "><",
  ].map { Array($0.utf8) }

  /// True for the second byte of a sign of more than one, of this language or of others.
  static func mayBeSecond(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "*"), UInt8(ascii: ">"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ":"), UInt8(ascii: "!"):
      true
    default: false
    }
  }

  /// The length of the sign at the front; nil where there is none of more than one byte.
  static func length(at rest: ArraySlice<UInt8>) -> Int? {
    guard let second = rest.dropFirst().first, mayBeSecond(second) else { return nil }
    let first = rest[rest.startIndex]
    return several.first { $0[0] == first && $0[1] == second && rest.starts(with: $0) }?.count
  }
}
