import ArgumentParser
import ResultRendering
import Shell

/// The name of an output format as it is given after `--format`.
enum FormatArgument {
  static var names: String { OutputFormat.allCases.map(\.rawValue).joined(separator: ", ") }

  /// The format of that name, whatever the case.
  static func format(named name: String) throws -> OutputFormat {
    if let format = OutputFormat(rawValue: name.lowercased()) { return format }
    let meant =
      NearestName.to(name, among: OutputFormat.allCases.map(\.rawValue)).map { "; did you mean `\($0)`?" }
      ?? ""
    throw ValidationError("unknown format `\(name)`\(meant); there are \(names)")
  }
}
