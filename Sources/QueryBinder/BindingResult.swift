package import QueryDiagnostics
package import QueryPlan

/// A query whose names and types are settled, and where each of its expressions stands in the text. A class: it is large,
/// and handed on from the binder to every answer.
package final class BoundQuery: Sendable {
  package let plan: LogicalPlan
  /// By the position of the expression's ID.
  package let spans: [SourceSpan]
  /// What `where` asks; nil where there is none.
  package let condition: BoundCondition?

  init(plan: LogicalPlan, spans: [SourceSpan], condition: BoundCondition?) {
    self.plan = plan
    self.spans = spans
    self.condition = condition
  }

  /// The same query with another plan.
  package func with(_ plan: LogicalPlan) -> BoundQuery {
    BoundQuery(plan: plan, spans: spans, condition: condition)
  }
}

/// What binding found out: the bound query, unless there are errors, and all there is to say about the text.
package struct BindingResult: Sendable {
  /// Nil where there are errors.
  package let query: BoundQuery?
  private let findings: Findings
  /// Names in lower case.
  package let usedParameters: Set<String>

  init(query: BoundQuery?, findings: Findings, usedParameters: Set<String>) {
    self.query = query
    self.findings = findings
    self.usedParameters = usedParameters
  }

  /// True where there is something to say.
  package var hasDiagnostics: Bool { !findings.isEmpty }

  /// Errors and warnings in the order of their places. Some are worked out now.
  package var diagnostics: [Diagnostic] { findings.inOrder() }
}
