package import QueryDiagnostics
package import QueryPlan

/// A query whose names and types are settled, and where each of its expressions stands in the text.
package struct BoundQuery: Sendable {
  package var plan: LogicalPlan
  /// By the position of the expression's ID.
  package let spans: [SourceSpan]
  /// What `where` asks; nil where there is none.
  package let condition: BoundCondition?
}

/// What binding found out: the bound query, unless there are errors, and all there is to say about the text.
package struct BindingResult: Sendable {
  /// Nil where there are errors.
  package let query: BoundQuery?
  /// Errors and warnings in the order of their places.
  package let diagnostics: [Diagnostic]
  /// Names in lower case.
  package let usedParameters: Set<String>
}
