package import QueryDiagnostics

/// Reads the query language.
package enum Parser {
  /// Reads one statement: the whole source. An empty one is the query for every row. A `;` at its end is
  /// allowed; a second statement after it is an error.
  package static func parseQuery(_ source: SourceText) -> ParsedStatement { preconditionFailure("unfilled") }

  /// Reads the statements of a script, each on its own: an error in one leaves the others whole. Statements
  /// of nothing but white space and comments are left out.
  package static func parseScript(_ source: SourceText) -> [ParsedStatement] {
    preconditionFailure("unfilled")
  }
}

/// Writes trees as canonical text (section 10 of the language).
package enum SyntaxPrinter {
  package static func print(_ query: QueryTree) -> String { preconditionFailure("unfilled") }
  package static func print(_ expression: ExpressionIndex, in tree: ExpressionTree) -> String {
    preconditionFailure("unfilled")
  }
}
