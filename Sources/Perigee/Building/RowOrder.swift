/// One key of an order that is built in code. Ties keep the order of the table, and nulls come last unless told
/// otherwise, whatever the direction.
public struct RowOrder<Columns>: Sendable {
  /// Where rows without a value stand.
  public enum NullPlace: Hashable, Sendable {
    /// Before all others.
    case first
    /// Behind all others.
    case last
  }

  let steps: @Sendable (Columns) -> ExpressionSteps
  let isDescending: Bool
  let nulls: NullPlace

  /// The smallest first.
  public static func ascending<Content>(
    _ column: any ColumnPath<Columns, Content>, nulls: NullPlace = .last
  ) -> RowOrder {
    RowOrder(steps: { $0[keyPath: column].steps }, isDescending: false, nulls: nulls)
  }

  /// The largest first.
  public static func descending<Content>(
    _ column: any ColumnPath<Columns, Content>, nulls: NullPlace = .last
  ) -> RowOrder {
    RowOrder(steps: { $0[keyPath: column].steps }, isDescending: true, nulls: nulls)
  }

  /// The smallest first, by what is computed from columns.
  public static func ascending(
    nulls: NullPlace = .last, by key: @escaping @Sendable (Columns) -> some ColumnOperand
  ) -> RowOrder {
    RowOrder(steps: { key($0).steps }, isDescending: false, nulls: nulls)
  }

  /// The largest first, by what is computed from columns.
  public static func descending(
    nulls: NullPlace = .last, by key: @escaping @Sendable (Columns) -> some ColumnOperand
  ) -> RowOrder {
    RowOrder(steps: { key($0).steps }, isDescending: true, nulls: nulls)
  }

  /// Texts with the numbers in them by value: `Progress MS-9` before `Progress MS-31`.
  public static func natural(
    _ column: any ColumnPath<Columns, String>, isDescending: Bool = false, nulls: NullPlace = .last
  ) -> RowOrder {
    RowOrder(
      steps: { ExpressionSteps($0[keyPath: column].steps, then: .call("natural", 1)) },
      isDescending: isDescending, nulls: nulls)
  }
}
