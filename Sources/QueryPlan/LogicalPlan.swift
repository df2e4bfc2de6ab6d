package import Columnar

/// What a query does, in the order in which it does it: filter, group, make distinct, order, cut, show.
///
/// With a grouping, all behind it (`order`, `output`) is over groups; else over rows.
package struct LogicalPlan: Hashable, Sendable {
  package var expressions: BoundExpressions
  /// Boolean; nil keeps every row. `search` is part of it.
  package var filter: ExpressionID?
  /// Nil: rows stay rows.
  package var grouping: BoundGrouping?
  /// Of rows that are equal in all of `output` only the first is kept; every key of the order is among `output`.
  package var isDistinct: Bool
  package var order: [BoundOrderKey]
  package var offset: Int
  /// Nil: no limit.
  package var limit: Int?
  package var output: Output

  package init(
    expressions: BoundExpressions, filter: ExpressionID? = nil, grouping: BoundGrouping? = nil,
    isDistinct: Bool = false, order: [BoundOrderKey] = [], offset: Int = 0, limit: Int? = nil, output: Output
  ) {
    self.expressions = expressions
    self.filter = filter
    self.grouping = grouping
    self.isDistinct = isDistinct
    self.order = order
    self.offset = offset
    self.limit = limit
    self.output = output
  }

  package enum Output: Hashable, Sendable {
    /// Whole records; never with a grouping or `isDistinct`.
    case records
    case columns([OutputColumn])
  }
}

/// One key of the order. Ties keep the table's order.
package struct BoundOrderKey: Hashable, Sendable {
  package let expression: ExpressionID
  package let isDescending: Bool
  package let nullsFirst: Bool
  /// Texts are ordered with their runs of digits by value, the rest by code point, ties by the whole text.
  package let isNatural: Bool

  package init(
    _ expression: ExpressionID, isDescending: Bool, nullsFirst: Bool, isNatural: Bool = false
  ) {
    self.isNatural = isNatural
    self.expression = expression
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}

/// One column to show.
package struct OutputColumn: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// A field as it is, records and lists too; reached through no list. Never with a grouping.
    case field(FieldPath)
    /// The values of a field that is reached through lists: one list of all of them, in order; null where the
    /// outermost list is. Never with a grouping or `isDistinct`.
    case listValues(FieldPath)
    case expression(ExpressionID)
  }

  package let name: String
  package let content: Content

  package init(name: String, content: Content) {
    self.name = name
    self.content = content
  }
}
