/// What the optimizer can do to a plan, in the order in which it does it. The raw values are the names by which
/// a rewrite is printed and switched.
package enum Rewrite: String, Hashable, Sendable, CaseIterable {
  /// An order with a limit keeps only as many rows as are returned.
  case limitIntoOrder = "limit-into-order"
  /// A predicate on a field by constants is asked of the column's codes, once a code and not once a row.
  case predicatesToCodes = "predicates-to-codes"
}
