import QueryPlan
import QuerySyntax

/// Where the condition of a query stands.
struct AskedCondition: Sendable {
  let root: ExpressionID
  /// What `search` asks for; nil where it is not there or empty.
  let search: ExpressionID?
  /// The condition as it was written.
  let syntax: ExpressionIndex
}
