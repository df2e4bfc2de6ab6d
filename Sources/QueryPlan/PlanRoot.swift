/// Where an expression stands in a plan, the same before and after optimizing.
package enum PlanRoot: Hashable, Sendable {
  case filter
  /// By the number in `BoundGrouping.keys`.
  case groupingKey(Int)
  /// By the number in `BoundGrouping.aggregates`.
  case aggregateArgument(Int)
  case having
  /// By the number in `LogicalPlan.order`.
  case orderKey(Int)
  /// By the number among the columns of the output.
  case output(Int)

  /// True where the expression is computed for groups and not for rows of the table, if the plan has groups.
  package var isBehindGrouping: Bool {
    switch self {
    case .filter, .groupingKey, .aggregateArgument: false
    case .having, .orderKey, .output: true
    }
  }
}

extension LogicalPlan {
  /// The expression at a root; nil where the plan has none there, or a field that is shown as it is.
  package func expression(at root: PlanRoot) -> ExpressionID? {
    switch root {
    case .filter: return filter
    case .groupingKey(let index): return grouping?.keys[index]
    case .aggregateArgument(let index): return grouping?.aggregates[index].argument
    case .having: return grouping?.having
    case .orderKey(let index): return order[index].expression
    case .output(let index):
      guard case .columns(let columns) = output, case .expression(let id) = columns[index].content else {
        return nil
      }
      return id
    }
  }

  /// All roots that are expressions, in the order in which a run comes to them.
  package var roots: [PlanRoot] {
    var roots: [PlanRoot] = [.filter]
    roots += (grouping?.keys.indices).map { $0.map { .groupingKey($0) } } ?? []
    roots += (grouping?.aggregates.indices).map { $0.map { .aggregateArgument($0) } } ?? []
    roots.append(.having)
    roots += order.indices.map { .orderKey($0) }
    if case .columns(let columns) = output { roots += columns.indices.map { .output($0) } }
    return roots.filter { expression(at: $0) != nil }
  }
}
