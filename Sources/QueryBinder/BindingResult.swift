import Columnar
package import QueryDiagnostics
package import QueryPlan
import QuerySyntax

/// A query whose names and types are settled, and where each of its expressions stands in the text. A class: it is large,
/// and handed on from the binder to every answer.
package final class BoundQuery: Sendable {
  package let plan: LogicalPlan
  /// By the position of the expression's ID.
  private let places: [ExpressionPlace]
  /// What `where` asks; nil where there is none.
  package let condition: BoundCondition?

  init(plan: LogicalPlan, places: [ExpressionPlace], condition: BoundCondition?) {
    self.plan = plan
    self.places = places
    self.condition = condition
  }

  /// Where an expression was written.
  package func span(of id: ExpressionID) -> SourceSpan { places[id.position].span }

  /// The same of all, by the positions of their IDs.
  package var spans: [SourceSpan] { places.map(\.span) }

  /// The same query with another plan.
  package func with(_ plan: LogicalPlan) -> BoundQuery {
    BoundQuery(plan: plan, places: places, condition: condition)
  }
}

/// What binding found out: the bound query, unless there are errors, and all there is to say about the text.
package struct BindingResult: Sendable {
  /// Nil where there are errors.
  package let query: BoundQuery?
  private let findings: Findings
  /// What the findings are of.
  private let tree: ExpressionTree
  private let table: ColumnTable
  /// Names in lower case.
  package let usedParameters: Set<String>

  init(
    query: BoundQuery?, findings: Findings, in tree: ExpressionTree, of table: ColumnTable,
    usedParameters: Set<String>
  ) {
    self.query = query
    self.findings = findings
    self.tree = tree
    self.table = table
    self.usedParameters = usedParameters
  }

  /// False where there is certainly nothing to say.
  package var mayHaveDiagnostics: Bool { !findings.isEmpty }

  /// Errors and warnings in the order of their places. Some are worked out now.
  package var diagnostics: [Diagnostic] { findings.inOrder(tree, table) }
}
