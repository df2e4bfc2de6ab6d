import ArgumentParser
import Shell

/// `NAME=VALUE` as it is given after `--param`.
struct ParameterArgument: ExpressibleByArgument {
  let name: String
  let value: String

  /// Nil where the name is none that a query could use: `$name`, or `$1`, `$2` ….
  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    name = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
    guard ParameterName.isValid(name) else { return nil }
  }
}
