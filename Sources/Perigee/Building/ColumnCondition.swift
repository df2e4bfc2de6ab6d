import QuerySyntax

/// A condition on the columns of a row, built in code: what `where` keeps rows by.
///
///     table.rows(Craft.self).where { $0.name.contains("dragon") && $0.flightsCount > 1 }
///
/// It has the language's three values: null where a column is null, unless the other side decides.
public struct ColumnCondition: Sendable {
  let steps: ExpressionSteps

  init(_ steps: ExpressionSteps) { self.steps = steps }

  /// True where the column is.
  public init(_ column: some ColumnOperand<Bool>) { steps = column.steps }

  /// True where the condition holds for at least one element of the list that its columns go through.
  public static func any(_ condition: ColumnCondition) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(condition.steps, then: .quantifier(.any)))
  }

  /// True where the condition holds for every element of the list that its columns go through, also of none.
  public static func all(_ condition: ColumnCondition) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(condition.steps, then: .quantifier(.all)))
  }

  /// True where the condition holds for no element of the list that its columns go through.
  public static func none(_ condition: ColumnCondition) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(condition.steps, then: .quantifier(.none)))
  }

  /// True where both are true.
  public static func && (left: ColumnCondition, right: ColumnCondition) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(left.steps, .and, right.steps))
  }

  /// True where at least one is true.
  public static func || (left: ColumnCondition, right: ColumnCondition) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(left.steps, .or, right.steps))
  }

  /// True where the condition is false.
  public static prefix func ! (condition: ColumnCondition) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(condition.steps, then: .not))
  }
}

extension ColumnOperand {
  /// True where there is no value.
  public var isNull: ColumnCondition {
    ColumnCondition(ExpressionSteps(steps, then: .nullTest(isNegated: false)))
  }

  /// True where there is a value.
  public var isNotNull: ColumnCondition {
    ColumnCondition(ExpressionSteps(steps, then: .nullTest(isNegated: true)))
  }
}

extension ColumnOperand where Content: ValueConvertible {
  /// True where the value is one of these; of none false, or null where the value is.
  public func isIn(_ values: some Sequence<Content>) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(steps, then: .membership(values.map(\.queryValue))))
  }

  /// True where the value lies in the range: the same as ``isBetween(_:and:)``.
  public func isIn(_ range: ClosedRange<Content>) -> ColumnCondition where Content: Comparable {
    isBetween(range.lowerBound, and: range.upperBound)
  }

  /// True where the value lies between two others or is one of them.
  public func isBetween(_ low: Content, and high: Content) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(steps, low.steps, high.steps, then: .between))
  }
}

extension ColumnOperand<String> {
  /// True where the text has `part` in it, whatever the case.
  public func contains(_ part: String) -> ColumnCondition { test(.contains, part) }

  /// True where the text begins with `start`, whatever the case.
  public func starts(with start: String) -> ColumnCondition { test(.startsWith, start) }

  /// True where the text ends with `end`, whatever the case.
  public func ends(with end: String) -> ColumnCondition { test(.endsWith, end) }

  /// True where the whole text fits the pattern: `%` is any text, `_` one code point, `\` makes the next literal.
  public func isLike(_ pattern: String, ignoringCase: Bool = false) -> ColumnCondition {
    test(ignoringCase ? .ilike : .like, pattern)
  }

  private func test(_ operation: TextOperator, _ text: String) -> ColumnCondition {
    ColumnCondition(ExpressionSteps(steps, text.steps, then: .textTest(operation)))
  }
}
