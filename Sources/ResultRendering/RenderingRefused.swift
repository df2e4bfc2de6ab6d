package import QueryDiagnostics

/// Thrown before anything is written where an answer does not have what a format draws.
package struct RenderingRefused: Error, Sendable {
  /// What is missing, and what would help.
  package let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
