/// A plan ready to be run: what was bound, and what the optimizer made of it.
///
/// Rewrites keep what every expression gives in every row, and every root in its place: the third key of the order
/// is still the third. So a row that fails is explained by the plan that was bound, whose expressions are those of
/// the user's text.
package struct PhysicalPlan: Hashable, Sendable {
  package var bound: LogicalPlan { original ?? optimized }
  /// What is run. Its expression IDs are its own.
  package private(set) var optimized: LogicalPlan
  /// What was bound, where that is something else.
  private var original: LogicalPlan?
  /// True where an order with a limit keeps only as many rows as are returned.
  package var keepsTopRows: Bool
  /// The expressions of `optimized` that are predicates on a field by constants, which are asked of the column's codes.
  package var testsCodes: ExpressionMarks

  package init(_ bound: consuming LogicalPlan) {
    optimized = bound
    keepsTopRows = false
    testsCodes = ExpressionMarks()
  }

  /// Runs another plan, which gives the same.
  package mutating func rewrite(_ plan: LogicalPlan) {
    if original == nil { original = optimized }
    optimized = plan
  }
}
