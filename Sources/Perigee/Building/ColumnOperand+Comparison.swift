import QuerySyntax

// Comparisons of operands, for conditions in closures: `{ $0.flightsCount > 1 }`. Text compares by code point.

extension ColumnOperand where Content: ValueConvertible {
  private static func compare(
    _ left: Self, _ operation: ComparisonOperator, _ right: ExpressionSteps
  ) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(left.steps, right, then: .comparison(operation)))
  }

  public static func == (left: Self, right: Content) -> ColumnCondition { compare(left, .equal, right.steps) }

  public static func == (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .equal, right.steps)
  }

  public static func != (left: Self, right: Content) -> ColumnCondition {
    compare(left, .notEqual, right.steps)
  }

  public static func != (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .notEqual, right.steps)
  }

  public static func < (left: Self, right: Content) -> ColumnCondition { compare(left, .less, right.steps) }

  public static func < (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .less, right.steps)
  }

  public static func <= (left: Self, right: Content) -> ColumnCondition {
    compare(left, .lessOrEqual, right.steps)
  }

  public static func <= (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .lessOrEqual, right.steps)
  }

  public static func > (left: Self, right: Content) -> ColumnCondition {
    compare(left, .greater, right.steps)
  }

  public static func > (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .greater, right.steps)
  }

  public static func >= (left: Self, right: Content) -> ColumnCondition {
    compare(left, .greaterOrEqual, right.steps)
  }

  public static func >= (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .greaterOrEqual, right.steps)
  }
}
