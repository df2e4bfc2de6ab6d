public import QueryDiagnostics

/// Data that could not be loaded: what is wrong and where.
public struct DataError: Error, Sendable, CustomStringConvertible {
  /// What is wrong; the first is the first in the data.
  public let diagnostics: [Diagnostic]
  /// The data that the diagnostics point into, where they were read.
  public let source: SourceText?

  /// What a stream threw that the data were to come from; nil for everything else.
  public let underlyingError: (any Error)?

  /// The line of the first thing that is wrong, counted from 1 in its file; nil where it is about no place in one.
  public var line: Int? { place?.line }

  /// Its column in that line, counted from 1 in code points.
  public var column: Int? { place?.column }

  private var place: SourceLocation? { diagnostics.first.flatMap { location(of: $0) } }

  /// Where a diagnostic of this error is; nil where it is about no place in the data.
  public func location(of diagnostic: Diagnostic) -> SourceLocation? {
    guard let span = diagnostic.span, let source else { return nil }
    return source.location(at: span.start)
  }

  package init(
    diagnostics: [Diagnostic], source: SourceText?, underlyingError: (any Error)? = nil
  ) {
    self.diagnostics = diagnostics
    self.source = source
    self.underlyingError = underlyingError
  }

  /// The caller gave the loading up.
  static var cancelled: DataError {
    DataError(diagnostics: [Diagnostic(.cancelled, "the loading was cancelled", at: nil)], source: nil)
  }

  init(stream name: String, failedWith error: any Error) {
    self.init(
      diagnostics: [Diagnostic(.cannotRead, "cannot read it: \(error)", at: nil, file: name)],
      source: nil, underlyingError: error)
  }

  package init(cannotRead path: String, reason: String) {
    self.init(
      diagnostics: [Diagnostic(.cannotRead, "cannot read it: \(reason)", at: nil, file: path)],
      source: nil)
  }

  init(cannotWrite path: String, reason: String) {
    self.init(
      diagnostics: [Diagnostic(.cannotWrite, "cannot write it: \(reason)", at: nil, file: path)],
      source: nil)
  }

  /// The messages, a line each, with their places: `craft.json:2:3: …, at byte 4`.
  public var description: String { diagnostics.map(described).joined(separator: "\n") }

  private func described(_ diagnostic: Diagnostic) -> String {
    guard let file = diagnostic.file else { return diagnostic.message }
    guard let span = diagnostic.span, let place = location(of: diagnostic) else {
      return "\(file): \(diagnostic.message)"
    }
    return "\(file):\(place.line):\(place.column): \(diagnostic.message), at byte \(span.start)"
  }
}
