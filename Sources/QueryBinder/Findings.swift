import QueryDiagnostics

/// What binding has to say so far.
struct Findings: Sendable {
  private enum Finding {
    case diagnostic(Diagnostic)
    /// A warning that is worked out when it is read.
    case unknownValue(UnknownValue)
  }

  private var found: [Finding] = []
  private(set) var hasErrors = false

  var isEmpty: Bool { found.isEmpty }

  /// Reports an error.
  mutating func report(
    _ code: DiagnosticCode, at span: SourceSpan, _ message: String, hint: String? = nil,
    fix: Diagnostic.Fix? = nil
  ) {
    hasErrors = true
    found.append(.diagnostic(Diagnostic(code, message, at: span, hint: hint, fix: fix)))
  }

  /// Warns of a value, which does not stop the query.
  mutating func warn(of value: UnknownValue) { found.append(.unknownValue(value)) }

  /// All of them in the order of their places, none twice.
  func inOrder() -> [Diagnostic] {
    if found.isEmpty { return [] }
    let sorted = diagnostics.enumerated().sorted { left, right in
      let (a, b) = (Findings.place(left.element), Findings.place(right.element))
      return (a.start, a.end, left.offset) < (b.start, b.end, right.offset)
    }
    var kept: [Diagnostic] = []
    for (_, diagnostic) in sorted where kept.last != diagnostic { kept.append(diagnostic) }
    return kept
  }

  private var diagnostics: [Diagnostic] {
    var searchesLeft = KnownValues.mostSearches
    return found.map { finding in
      switch finding {
      case .diagnostic(let diagnostic): diagnostic
      case .unknownValue(let value): value.warning(&searchesLeft)
      }
    }
  }

  private static func place(_ diagnostic: Diagnostic) -> SourceSpan { diagnostic.span ?? .point(0) }
}
