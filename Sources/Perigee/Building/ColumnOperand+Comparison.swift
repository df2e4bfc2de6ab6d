import QuerySyntax

// Comparisons of operands, for conditions in closures: `{ $0.flightsCount > 1 }`. Text compares by code point.

extension ColumnOperand where Content: ValueConvertible {
  private static func compare(
    _ left: Self, _ operation: ComparisonOperator, _ right: ExpressionSteps
  ) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(left.steps, right, then: .comparison(operation)))
  }

  /// True where the left value equals the right one.
  public static func == (left: Self, right: Content) -> ColumnCondition { compare(left, .equal, right.steps) }

  /// True where the left value equals the right one.
  public static func == (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .equal, right.steps)
  }

  /// True where the values differ.
  public static func != (left: Self, right: Content) -> ColumnCondition {
    compare(left, .notEqual, right.steps)
  }

  /// True where the values differ.
  public static func != (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .notEqual, right.steps)
  }

  /// True where the left value comes before the right one.
  public static func < (left: Self, right: Content) -> ColumnCondition { compare(left, .less, right.steps) }

  /// True where the left value comes before the right one.
  public static func < (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .less, right.steps)
  }

  /// True where the left value comes before the right one or equals it.
  public static func <= (left: Self, right: Content) -> ColumnCondition {
    compare(left, .lessOrEqual, right.steps)
  }

  /// True where the left value comes before the right one or equals it.
  public static func <= (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .lessOrEqual, right.steps)
  }

  /// True where the left value comes behind the right one.
  public static func > (left: Self, right: Content) -> ColumnCondition {
    compare(left, .greater, right.steps)
  }

  /// True where the left value comes behind the right one.
  public static func > (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .greater, right.steps)
  }

  /// True where the left value comes behind the right one or equals it.
  public static func >= (left: Self, right: Content) -> ColumnCondition {
    compare(left, .greaterOrEqual, right.steps)
  }

  /// True where the left value comes behind the right one or equals it.
  public static func >= (left: Self, right: some ColumnOperand<Content>) -> ColumnCondition {
    compare(left, .greaterOrEqual, right.steps)
  }
}
