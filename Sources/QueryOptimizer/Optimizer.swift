package import Columnar
package import QueryPlan

/// Makes a bound plan cheaper to run without changing any answer or failure.
package enum Optimizer {
  /// Applies the rewrites, in their order.
  package static func optimize(
    _ plan: consuming LogicalPlan, for table: ColumnTable, rewrites: Set<Rewrite> = Rewrite.all
  ) -> PhysicalPlan {
    var physical = PhysicalPlan(plan)
    let kinds = ExpressionKinds(physical.optimized)
    let isEvery = rewrites.count == Rewrite.all.count
    for rewrite in Rewrite.inOrder where isEvery || rewrites.contains(rewrite) {
      if kinds.admit(rewrite) { _ = apply(rewrite, to: &physical, for: table) }
    }
    return physical
  }

  /// What each of the rewrites that change something makes of the plan, in their order.
  package static func trace(
    _ plan: LogicalPlan, for table: ColumnTable, rewrites: Set<Rewrite> = Rewrite.all
  ) -> [AppliedRewrite] {
    var physical = PhysicalPlan(plan)
    var applied: [AppliedRewrite] = []
    for rewrite in Rewrite.allCases where rewrites.contains(rewrite) {
      guard apply(rewrite, to: &physical, for: table) else { continue }
      applied.append(AppliedRewrite(rewrite: rewrite, plan: physical))
    }
    return applied
  }

  /// True where there was something to do.
  private static func apply(
    _ rewrite: Rewrite, to plan: inout PhysicalPlan, for table: ColumnTable
  ) -> Bool {
    switch rewrite {
    case .foldConstants: return replace(&plan, by: FoldConstants.rewrite(plan.optimized))
    case .pushNegation: return replace(&plan, by: PushNegation.rewrite(plan.optimized))
    case .flattenConjunctions: return replace(&plan, by: FlattenConjunctions.rewrite(plan.optimized))
    case .mergeRanges: return replace(&plan, by: MergeRanges.rewrite(plan.optimized))
    case .limitIntoOrder:
      plan.keepsTopRows = !plan.optimized.order.isEmpty && plan.optimized.limit != nil
      return plan.keepsTopRows
    case .predicatesToCodes:
      plan.testsCodes = PredicatesToCodes.marks(plan.optimized, for: table)
      return !plan.testsCodes.isEmpty
    }
  }

  private static func replace(_ plan: inout PhysicalPlan, by rewritten: LogicalPlan?) -> Bool {
    guard let rewritten else { return false }
    plan.rewrite(rewritten)
    return true
  }
}

/// A rewrite that changed something, and the plan behind it.
package struct AppliedRewrite: Hashable, Sendable {
  package let rewrite: Rewrite
  package let plan: PhysicalPlan
}
