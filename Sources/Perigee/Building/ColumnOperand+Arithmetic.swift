import QuerySyntax
public import Values

// Arithmetic for conditions and orders in closures, with the language's rules: integers stay integers, overflow is an
// error of the query, division by zero is null.

/// A type of numbers that columns hold.
public protocol ColumnNumber: ValueConvertible {}

extension Int: ColumnNumber {}
extension Int64: ColumnNumber {}
extension Double: ColumnNumber {}

extension ColumnOperand {
  fileprivate func combined<Result>(
    _ operation: ArithmeticOperator, _ right: ExpressionSteps
  ) -> ColumnExpression<Result> {
    ColumnExpression(steps: ExpressionSteps(steps, right, then: .arithmetic(operation)))
  }
}

extension ColumnOperand where Content: ColumnNumber {
  /// The sum.
  public static func + (left: Self, right: Content) -> ColumnExpression<Content> {
    left.combined(.plus, right.steps)
  }
  /// The sum.
  public static func + (left: Self, right: some ColumnOperand<Content>) -> ColumnExpression<Content> {
    left.combined(.plus, right.steps)
  }
  /// The difference.
  public static func - (left: Self, right: Content) -> ColumnExpression<Content> {
    left.combined(.minus, right.steps)
  }
  /// The difference.
  public static func - (left: Self, right: some ColumnOperand<Content>) -> ColumnExpression<Content> {
    left.combined(.minus, right.steps)
  }
  /// The product.
  public static func * (left: Self, right: Content) -> ColumnExpression<Content> {
    left.combined(.times, right.steps)
  }
  /// The product.
  public static func * (left: Self, right: some ColumnOperand<Content>) -> ColumnExpression<Content> {
    left.combined(.times, right.steps)
  }
  /// The exact quotient, always a real.
  public static func / (left: Self, right: Content) -> ColumnExpression<Double> {
    left.combined(.divided, right.steps)
  }
  /// The exact quotient, always a real.
  public static func / (left: Self, right: some ColumnOperand<Content>) -> ColumnExpression<Double> {
    left.combined(.divided, right.steps)
  }
}

extension ColumnOperand<ExactDuration> {
  /// The sum.
  public static func + (left: Self, right: ExactDuration) -> ColumnExpression<ExactDuration> {
    left.combined(.plus, right.steps)
  }
  /// The sum.
  public static func + (
    left: Self, right: some ColumnOperand<ExactDuration>
  ) -> ColumnExpression<ExactDuration> {
    left.combined(.plus, right.steps)
  }
  /// The difference.
  public static func - (left: Self, right: ExactDuration) -> ColumnExpression<ExactDuration> {
    left.combined(.minus, right.steps)
  }
  /// The difference.
  public static func - (
    left: Self, right: some ColumnOperand<ExactDuration>
  ) -> ColumnExpression<ExactDuration> {
    left.combined(.minus, right.steps)
  }
  /// Rounded half to even to the microsecond.
  public static func * (left: Self, right: some ColumnNumber) -> ColumnExpression<ExactDuration> {
    left.combined(.times, right.steps)
  }
  /// Rounded half to even to the microsecond.
  public static func / (left: Self, right: some ColumnNumber) -> ColumnExpression<ExactDuration> {
    left.combined(.divided, right.steps)
  }
  /// Rounded half to even to the microsecond.
  public static func / <Number: ColumnNumber>(
    left: Self, right: some ColumnOperand<Number>
  ) -> ColumnExpression<ExactDuration> {
    left.combined(.divided, right.steps)
  }
}

extension ColumnOperand<Timestamp> {
  /// The sum.
  public static func + (left: Self, right: ExactDuration) -> ColumnExpression<Timestamp> {
    left.combined(.plus, right.steps)
  }
  /// The difference.
  public static func - (left: Self, right: ExactDuration) -> ColumnExpression<Timestamp> {
    left.combined(.minus, right.steps)
  }
  /// The difference.
  public static func - (left: Self, right: some ColumnOperand<Timestamp>) -> ColumnExpression<ExactDuration> {
    left.combined(.minus, right.steps)
  }
}
