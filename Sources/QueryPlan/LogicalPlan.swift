package import Columnar

/// What a query does, in the order in which it does it: filter, group, make distinct, order, cut, show.
///
/// With a grouping, all behind it (`order`, `output`) is over groups; else over rows.
package struct LogicalPlan: Hashable, Sendable {
  /// In one object, because a plan is handed on from the binder to all that run it: each copy counted five references.
  /// Where time matters, other rooms read its parts where they stand: a computed property of another room is a call.
  package private(set) var whole: WholePlan

  package init(
    expressions: BoundExpressions, filter: ExpressionID? = nil, grouping: BoundGrouping? = nil,
    isDistinct: Bool = false, order: [BoundOrderKey] = [], offset: Int = 0, limit: Int? = nil, output: Output
  ) {
    whole = WholePlan(
      PlanParts(
        expressions: expressions, filter: filter, grouping: grouping, isDistinct: isDistinct, order: order,
        offset: offset, limit: limit, output: output))
  }

  package var expressions: BoundExpressions {
    get { whole.parts.expressions }
    set { change { $0.expressions = newValue } }
  }
  /// Boolean; nil keeps every row. `search` is part of it.
  package var filter: ExpressionID? {
    get { whole.parts.filter }
    set { change { $0.filter = newValue } }
  }
  /// Nil: rows stay rows.
  package var grouping: BoundGrouping? {
    get { whole.parts.grouping }
    set { change { $0.grouping = newValue } }
  }
  /// Of rows that are equal in all of `output` only the first is kept; every key of the order is among `output`.
  package var isDistinct: Bool {
    get { whole.parts.isDistinct }
    set { change { $0.isDistinct = newValue } }
  }
  package var order: [BoundOrderKey] {
    get { whole.parts.order }
    set { change { $0.order = newValue } }
  }
  package var offset: Int {
    get { whole.parts.offset }
    set { change { $0.offset = newValue } }
  }
  /// Nil: no limit.
  package var limit: Int? {
    get { whole.parts.limit }
    set { change { $0.limit = newValue } }
  }
  package var output: Output {
    get { whole.parts.output }
    set { change { $0.output = newValue } }
  }

  /// Puts a plan with other parts in its place.
  private mutating func change(_ change: (inout PlanParts) -> Void) {
    var parts = whole.parts
    change(&parts)
    whole = WholePlan(parts)
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
