package import Columnar
package import QueryPlan

/// Makes a bound plan cheaper to run without changing any answer or failure.
package enum Optimizer {
  /// Applies the rewrites, in their order.
  package static func optimize(
    _ plan: LogicalPlan, for table: ColumnTable, rewrites: Set<Rewrite> = Set(Rewrite.allCases)
  ) -> PhysicalPlan {
    var physical = PhysicalPlan(plan)
    for rewrite in Rewrite.allCases where rewrites.contains(rewrite) { apply(rewrite, to: &physical) }
    return physical
  }

  private static func apply(_ rewrite: Rewrite, to plan: inout PhysicalPlan) {
    switch rewrite {
    case .limitIntoOrder:
      plan.keepsTopRows = !plan.optimized.order.isEmpty && plan.optimized.limit != nil
    case .predicatesToCodes:
      plan.testsCodes = plan.optimized.expressions.nodes.map { node in
        switch node.operation {
        case .comparison, .between, .constantMembership, .textMatch: true
        default: false
        }
      }
    }
  }
}
