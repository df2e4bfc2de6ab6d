/// The names that parameters can have: `$name`, or `$1`, `$2` ….
package enum ParameterName {
  /// True for a name, without its `$`, that a query can use.
  package static func isValid(_ name: String) -> Bool { isWord(name) || isNumber(name) }

  private static func isWord(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isWordStart(first) else { return false }
    return text.unicodeScalars.allSatisfy { isWordStart($0) || ("0"..."9").contains($0) }
  }

  private static func isWordStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.first != UInt8(ascii: "0") && !text.isEmpty
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
