package import QueryDiagnostics

/// One statement of a script, parsed: what it is and all that is wrong with its syntax.
package struct ParsedStatement: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// With errors in `diagnostics`, the tree holds the clauses that parsed, so that their names can be checked.
    case query(QueryTree)
    /// An LL2 request, still as text (section 8 of the language).
    case request(String, explain: ExplainSyntax?)
    /// `.help` and the like: they belong to the interactive shell; always with an error here.
    case dotCommand(String)
    /// Nothing can be said of its contents: not UTF-8, too long.
    case unreadable
  }

  package var kind: Kind
  /// Without white space, comments and the `;` around it, in bytes of the whole source.
  package var span: SourceSpan
  /// In order of place; no more than a thousand.
  package var diagnostics: [Diagnostic]
  /// How many faults there are beside these.
  package var unreportedCount = 0

  package init(_ kind: Kind, span: SourceSpan, diagnostics: [Diagnostic]) {
    self.kind = kind
    self.span = span
    self.diagnostics = diagnostics
  }
}
