import Columnar
import QueryDiagnostics
import QuerySyntax
import Values

/// What binding has to say so far.
struct Findings: Sendable {
  private enum Finding {
    // In an object of its own: a query may have many values, and few faults.
    indirect case diagnostic(Diagnostic)
    /// A warning that is worked out when it is read, and may turn out to be none.
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

  /// Warns of a value, if no row has it, which does not stop the query.
  mutating func warn(of value: UnknownValue) { found.appendFew(.unknownValue(value)) }

  /// All of them in the order of their places, none twice.
  ///
  /// - Parameters:
  ///   - tree: That of the query.
  ///   - table: The one that it asks.
  func inOrder(_ tree: ExpressionTree, _ table: ColumnTable) -> [Diagnostic] {
    if found.isEmpty { return [] }
    let sorted = diagnostics(tree, table).enumerated().sorted { left, right in
      let (a, b) = (Findings.place(left.element), Findings.place(right.element))
      return (a.start, a.end, left.offset) < (b.start, b.end, right.offset)
    }
    var kept: [Diagnostic] = []
    for (_, diagnostic) in sorted where kept.last != diagnostic { kept.append(diagnostic) }
    return kept
  }

  private func diagnostics(_ tree: ExpressionTree, _ table: ColumnTable) -> [Diagnostic] {
    var searchesLeft = KnownValues.mostSearches
    var known = KnownValues()
    return found.compactMap { finding in
      switch finding {
      case .diagnostic(let diagnostic): diagnostic
      case .unknownValue(let value): value.warning(in: tree, of: table, &known, &searchesLeft)
      }
    }
  }

  private static func place(_ diagnostic: Diagnostic) -> SourceSpan { diagnostic.span ?? .point(0) }
}
