/// What a plan consists of, see `LogicalPlan`.
package struct PlanParts: Hashable, Sendable {
  package var expressions: BoundExpressions
  package var filter: ExpressionID?
  package var grouping: BoundGrouping?
  package var isDistinct: Bool
  package var order: [BoundOrderKey]
  package var offset: Int
  package var limit: Int?
  package var output: LogicalPlan.Output
}
