import QueryPlan

/// A condition on the way to its program: tests by their numbers, joined in the order in which they are asked.
struct MaskNode {
  enum Kind {
    /// By its number among the tests of its kind.
    case columnTest(Int)
    case test(Int)
    /// Two or more.
    case group(LogicalConnective, [MaskNode])
  }

  let kind: Kind
  /// As `MaskTest.cost`.
  let cost: Int

  /// How many nodes are joined here; of most conditions all of them are tests.
  var partCount: Int {
    if case .group(_, let nodes) = kind { nodes.count } else { 1 }
  }
}
