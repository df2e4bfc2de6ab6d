package import QueryDiagnostics

/// What was read but is not likely to be meant.
package struct ReadingWarning: Sendable {
  package let diagnostic: Diagnostic
  /// The file that it points into.
  package let source: SourceText
}
