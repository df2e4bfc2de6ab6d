import QueryDiagnostics

/// What binding has to say so far.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Reports an error.
  mutating func report(
    _ code: DiagnosticCode, at span: SourceSpan, _ message: String, hint: String? = nil,
    fix: Diagnostic.Fix? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: span, hint: hint, fix: fix))
  }

  /// Reports what does not stop the query.
  mutating func warn(
    _ code: DiagnosticCode, at span: SourceSpan, _ message: String, hint: String?, fix: Diagnostic.Fix?
  ) {
    diagnostics.append(Diagnostic(code, message, at: span, hint: hint, fix: fix, severity: .warning))
  }

  /// All of them in the order of their places, none twice.
  func inOrder() -> [Diagnostic] {
    if diagnostics.isEmpty { return [] }
    let sorted = diagnostics.enumerated().sorted { left, right in
      let (a, b) = (Findings.place(left.element), Findings.place(right.element))
      return (a.start, a.end, left.offset) < (b.start, b.end, right.offset)
    }
    var kept: [Diagnostic] = []
    for (_, diagnostic) in sorted where kept.last != diagnostic { kept.append(diagnostic) }
    return kept
  }

  private static func place(_ diagnostic: Diagnostic) -> SourceSpan { diagnostic.span ?? .point(0) }
}
