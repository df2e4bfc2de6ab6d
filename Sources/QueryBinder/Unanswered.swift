import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

/// The parts of the language that are bound, but that the executor does not answer yet.
package enum Unanswered: Hashable, Sendable {
  /// Quantifiers, lengths and values of lists, natural order.
  case lists
  /// Groups but for `count()` alone, and distinct rows.
  case groups
  case explain

  /// What is still refused.
  package static let today: Set<Unanswered> = [.lists, .groups]

  /// What the query asks for among some parts.
  static func asked(by plan: LogicalPlan, _ tree: QueryTree) -> Set<Unanswered> {
    var asked: Set<Unanswered> = tree.explain == nil ? [] : [.explain]
    if plan.isDistinct { asked.insert(.groups) }
    if let grouping = plan.grouping {
      let isCount = grouping.keys.isEmpty && grouping.aggregates.map(\.function) == [.countRows]
      if !isCount || grouping.having != nil || !plan.order.isEmpty { asked.insert(.groups) }
    }
    if plan.order.contains(where: \.isNatural) { asked.insert(.lists) }
    if case .columns(let columns) = plan.output {
      for case .listValues in columns.map(\.content) { asked.insert(.lists) }
    }
    for node in plan.expressions.nodes {
      switch node.operation {
      case .quantified, .listLength: asked.insert(.lists)
      default: continue
      }
    }
    return asked
  }
}
