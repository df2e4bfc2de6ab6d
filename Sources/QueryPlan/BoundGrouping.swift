/// What makes one row of many: the keys that tell the groups apart, and what is computed over each group.
///
/// Groups come in the order of their first row. Without keys there is one group, also of no rows. Expressions over
/// groups (`having`, and all of the plan behind it) read keys and aggregates by their numbers.
package struct BoundGrouping: Hashable, Sendable {
  /// Over rows. Null is a value of its own here. A key that fails in a row that passes the filter fails the query.
  package var keys: [ExpressionID]
  package var aggregates: [BoundAggregate]
  /// Over groups, boolean; nil keeps every group.
  package var having: ExpressionID?

  package init(keys: [ExpressionID], aggregates: [BoundAggregate], having: ExpressionID? = nil) {
    self.keys = keys
    self.aggregates = aggregates
    self.having = having
  }
}

/// One aggregate over the rows of a group.
package struct BoundAggregate: Hashable, Sendable {
  package enum Function: String, Hashable, Sendable, CaseIterable {
    /// The number of rows; it has no argument.
    case countRows
    /// The number of rows whose argument is not null.
    case count
    /// The number of distinct values that are not null.
    case countDistinct
    /// Of integers an integer, exact; of durations a duration, exact; of reals a real; of booleans the number of
    /// true ones. Null where no value is.
    case sum
    /// Of integers a real, the exact mean rounded once; of durations a duration, rounded half to even; of reals a
    /// real; of booleans the share of true ones. Null where no value is.
    case avg
    /// Of any scalar type. Null where no value is.
    case min, max
  }

  package let function: Function
  /// Over rows; nil for `countRows` only.
  package let argument: ExpressionID?

  package init(_ function: Function, _ argument: ExpressionID?) {
    self.function = function
    self.argument = argument
  }
}
