/// What the optimizer can do to a plan, in the order in which it does it. The raw values are the names by which
/// a rewrite is printed and switched.
///
/// None of them changes what a root gives for any row: neither its value, nor its null, nor that it fails.
package enum Rewrite: String, Hashable, Sendable, CaseIterable {
  /// What is the same for every row is computed once, and what a constant decides is left out.
  case foldConstants = "fold-constants"
  /// `not` moves from connectives and comparisons to what they are made of: `not (a < b or c)` is `a >= b and not c`.
  case pushNegation = "push-negation"
  /// Connectives of one kind inside each other become one, and what it says twice is said once.
  case flattenConjunctions = "flatten-conjunctions"
  /// A lower and an upper bound of one field in one `and` become one `between`.
  case mergeRanges = "merge-ranges"
  /// An order with a limit keeps only as many rows as are returned.
  case limitIntoOrder = "limit-into-order"
  /// A predicate on a field by constants is asked of the column's codes, once a code and not once a row.
  case predicatesToCodes = "predicates-to-codes"

  /// All of them, in their order. Made once, as the set is.
  static let inOrder = allCases

  /// All of them. Made once: a set takes as long as reading a few words of a query.
  package static let all = Set(allCases)
}
