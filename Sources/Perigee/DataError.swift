public import QueryDiagnostics

/// Data that could not be loaded: what is wrong and where.
public struct DataError: Error, Sendable, CustomStringConvertible {
  /// What is wrong; the first is the first in the data.
  public let diagnostics: [Diagnostic]
  /// The data that the diagnostics point into, where they were read.
  public let source: SourceText?

  package init(diagnostics: [Diagnostic], source: SourceText?) {
    self.diagnostics = diagnostics
    self.source = source
  }

  package init(cannotRead path: String, reason: String) {
    self.init(
      diagnostics: [Diagnostic(.cannotRead, "cannot read it: \(reason)", at: nil, file: path)],
      source: nil)
  }

  /// The messages, a line each, with the file's name where it is known.
  public var description: String {
    diagnostics.map { ($0.file.map { "\($0): " } ?? "") + $0.message }.joined(separator: "\n")
  }
}
