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
  private let asked: AskedCondition?
  private let tree: QueryTree
  private let table: ColumnTable

  init(
    plan: LogicalPlan, places: [ExpressionPlace], asked: AskedCondition?, tree: QueryTree,
    table: ColumnTable
  ) {
    self.plan = plan
    self.places = places
    self.asked = asked
    self.tree = tree
    self.table = table
  }

  /// What `where` asks; nil where there is none. Made when it is asked for: most answers get no notes.
  package var condition: BoundCondition? {
    asked.map { BoundCondition($0, expressions: plan.expressions, tree: tree.expressions, table: table) }
  }

  /// Where an expression was written.
  package func span(of id: ExpressionID) -> SourceSpan { places[id.position].span }

  /// The same of all, by the positions of their IDs.
  package var spans: [SourceSpan] { places.map(\.span) }

  /// The same query with another plan, whose expressions differ in constants alone.
  package func with(_ plan: LogicalPlan) -> BoundQuery {
    BoundQuery(plan: plan, places: places, asked: asked, tree: tree, table: table)
  }
}

/// What binding found out: the bound query, unless there are errors, and all there is to say about the text.
package struct BindingResult: Sendable {
  /// Nil where there are errors.
  package let query: BoundQuery?
  /// Nil where there is certainly nothing to say.
  private let remarks: BindingRemarks?
  /// Names in lower case.
  package let usedParameters: Set<String>

  init(
    query: BoundQuery?, findings: Findings, in tree: ExpressionTree, of table: ColumnTable,
    usedParameters: Set<String>
  ) {
    self.query = query
    remarks = findings.isEmpty ? nil : BindingRemarks(findings, in: tree, of: table)
    self.usedParameters = usedParameters
  }

  /// False where there is certainly nothing to say.
  package var mayHaveDiagnostics: Bool { remarks != nil }

  /// Errors and warnings in the order of their places. Some are worked out now.
  package var diagnostics: [Diagnostic] { remarks?.inOrder ?? [] }
}
