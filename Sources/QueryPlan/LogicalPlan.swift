package import Columnar

/// What a query does, in the order in which it does it: filter, order, cut, show.
package struct LogicalPlan: Hashable, Sendable {
  package var expressions: BoundExpressions
  /// Boolean; nil keeps every row. `search` is part of it.
  package var filter: ExpressionID?
  package var order: [BoundOrderKey]
  package var offset: Int
  /// Nil: no limit.
  package var limit: Int?
  package var output: Output

  package init(
    expressions: BoundExpressions, filter: ExpressionID? = nil, order: [BoundOrderKey] = [],
    offset: Int = 0, limit: Int? = nil, output: Output
  ) {
    self.expressions = expressions
    self.filter = filter
    self.order = order
    self.offset = offset
    self.limit = limit
    self.output = output
  }

  package enum Output: Hashable, Sendable {
    /// Whole records.
    case records
    case columns([OutputColumn])
    /// One row with the number of rows that pass, under a name. Order does not matter to it; `offset` and
    /// `limit` cut the one row.
    case count(name: String)
  }
}

/// One key of the order. Ties keep the table's order.
package struct BoundOrderKey: Hashable, Sendable {
  package let expression: ExpressionID
  package let isDescending: Bool
  package let nullsFirst: Bool

  package init(_ expression: ExpressionID, isDescending: Bool, nullsFirst: Bool) {
    self.expression = expression
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}

/// One column to show.
package struct OutputColumn: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// A field as it is, records and lists too.
    case field(FieldPath)
    case expression(ExpressionID)
  }

  package let name: String
  package let content: Content

  package init(name: String, content: Content) {
    self.name = name
    self.content = content
  }
}
