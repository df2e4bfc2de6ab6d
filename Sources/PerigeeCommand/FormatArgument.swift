import ArgumentParser
import QueryDiagnostics
import ResultRendering

/// The name of an output format as it is given after `--format`.
enum FormatArgument {
  static var names: String { OutputFormat.allCases.map(\.rawValue).joined(separator: ", ") }

  /// The format of that name, whatever the case.
  static func format(named name: String) throws -> OutputFormat {
    let lowercased = name.lowercased()
    if let format = OutputFormat(rawValue: lowercased) { return format }
    let meant = nearest(to: lowercased).map { "; did you mean `\($0)`?" } ?? ""
    throw ValidationError("unknown format `\(name)`\(meant); there are \(names)")
  }

  private static func nearest(to name: String) -> String? {
    let letters = Array(name.unicodeScalars)
    let limit = EditDistance.limit(forLength: letters.count)
    return OutputFormat.allCases.map(\.rawValue)
      .compactMap { known in
        EditDistance.between(letters, Array(known.unicodeScalars), atMost: limit).map { (known, $0) }
      }
      .min { $0.1 < $1.1 }?.0
  }
}
