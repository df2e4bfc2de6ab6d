// What a column is asked beside comparisons, by key paths: `.where(.contains(\.name, "dragon"))`.

extension RowCondition {
  /// True where there is no value.
  public static func isNull<Content>(_ column: any ColumnPath<Columns, Content>) -> RowCondition {
    RowCondition { $0[keyPath: column].isNull }
  }

  /// True where there is a value.
  public static func isNotNull<Content>(_ column: any ColumnPath<Columns, Content>) -> RowCondition {
    RowCondition { $0[keyPath: column].isNotNull }
  }

  /// True where the value is one of these; of none false, or null where the value is.
  public static func isIn<Content: ValueConvertible & Sendable>(
    _ column: any ColumnPath<Columns, Content>, _ values: [Content]
  ) -> RowCondition {
    RowCondition { $0[keyPath: column].isIn(values) }
  }

  /// True where the value lies in the range: the same as ``isBetween(_:_:and:)``.
  public static func isIn<Content: ValueConvertible & Comparable & Sendable>(
    _ column: any ColumnPath<Columns, Content>, _ range: ClosedRange<Content>
  ) -> RowCondition {
    RowCondition { $0[keyPath: column].isIn(range) }
  }

  /// True where the value lies between two others or is one of them.
  public static func isBetween<Content: ValueConvertible & Sendable>(
    _ column: any ColumnPath<Columns, Content>, _ low: Content, and high: Content
  ) -> RowCondition {
    RowCondition { $0[keyPath: column].isBetween(low, and: high) }
  }

  /// True where the text has `part` in it, whatever the case.
  public static func contains(_ column: any ColumnPath<Columns, String>, _ part: String) -> RowCondition {
    RowCondition { $0[keyPath: column].contains(part) }
  }

  /// True where the text begins with `start`, whatever the case.
  public static func starts(_ column: any ColumnPath<Columns, String>, with start: String) -> RowCondition {
    RowCondition { $0[keyPath: column].starts(with: start) }
  }

  /// True where the text ends with `end`, whatever the case.
  public static func ends(_ column: any ColumnPath<Columns, String>, with end: String) -> RowCondition {
    RowCondition { $0[keyPath: column].ends(with: end) }
  }

  /// True where the whole text fits the pattern: `%` is any text, `_` one code point, `\` makes the next literal.
  public static func isLike(
    _ column: any ColumnPath<Columns, String>, _ pattern: String, ignoringCase: Bool = false
  ) -> RowCondition {
    RowCondition { $0[keyPath: column].isLike(pattern, ignoringCase: ignoringCase) }
  }
}
