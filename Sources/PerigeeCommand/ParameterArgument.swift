import ArgumentParser

/// `NAME=VALUE` as it is given after `--param`.
struct ParameterArgument: ExpressibleByArgument {
  let name: String
  let value: String

  /// Nil where the name is none that a query could use: `$name`, or `$1`, `$2` ….
  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    name = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
    guard ParameterArgument.isName(name) || ParameterArgument.isNumber(name) else { return nil }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
    return text.unicodeScalars.allSatisfy { isNameStart($0) || ("0"..."9").contains($0) }
  }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.first != UInt8(ascii: "0") && !text.isEmpty
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
