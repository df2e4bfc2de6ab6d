import QuerySyntax

/// A condition on the columns of a row, built from key paths: `\.flightsCount > 1 && \.inSpace`.
///
/// Whatever is not there for key paths is there for columns, in a closure that the initializer takes.
public struct RowCondition<Columns>: Sendable {
  let condition: @Sendable (Columns) -> ColumnCondition

  /// A condition that is made from the columns.
  public init(_ condition: @escaping @Sendable (Columns) -> ColumnCondition) { self.condition = condition }

  /// True where the column is.
  public init(_ column: any KeyPath<Columns, ColumnReference<Bool>> & Sendable) {
    condition = { ColumnCondition($0[keyPath: column]) }
  }

  /// True where the condition holds for at least one element of the list that its columns go through.
  public static func any(_ condition: RowCondition) -> RowCondition {
    RowCondition { .any(condition.condition($0)) }
  }

  /// True where the condition holds for every element of the list that its columns go through, also of none.
  public static func all(_ condition: RowCondition) -> RowCondition {
    RowCondition { .all(condition.condition($0)) }
  }

  /// True where the condition holds for no element of the list that its columns go through.
  public static func none(_ condition: RowCondition) -> RowCondition {
    RowCondition { .none(condition.condition($0)) }
  }
}

/// A path to a column of a type's `Columns`, as operators take it: `\.flightsCount`.
public typealias ColumnPath<Columns, Content> = KeyPath<Columns, ColumnReference<Content>> & Sendable

/// True where the condition is false.
public prefix func ! <Columns>(condition: RowCondition<Columns>) -> RowCondition<Columns> {
  RowCondition { !condition.condition($0) }
}

/// True where the condition is false.
public prefix func ! <Columns>(column: any ColumnPath<Columns, Bool>) -> RowCondition<Columns> {
  !RowCondition(column)
}

/// True where both are true.
public func && <Columns>(
  left: RowCondition<Columns>, right: RowCondition<Columns>
) -> RowCondition<Columns> {
  RowCondition { left.condition($0) && right.condition($0) }
}

/// True where both are true.
public func && <Columns>(
  left: any ColumnPath<Columns, Bool>, right: RowCondition<Columns>
) -> RowCondition<Columns> {
  RowCondition(left) && right
}

/// True where both are true.
public func && <Columns>(
  left: RowCondition<Columns>, right: any ColumnPath<Columns, Bool>
) -> RowCondition<Columns> {
  left && RowCondition(right)
}

/// True where both are true.
public func && <Columns>(
  left: any ColumnPath<Columns, Bool>, right: any ColumnPath<Columns, Bool>
) -> RowCondition<Columns> {
  RowCondition(left) && RowCondition(right)
}

/// True where at least one is true.
public func || <Columns>(
  left: RowCondition<Columns>, right: RowCondition<Columns>
) -> RowCondition<Columns> {
  RowCondition { left.condition($0) || right.condition($0) }
}

/// True where at least one is true.
public func || <Columns>(
  left: any ColumnPath<Columns, Bool>, right: RowCondition<Columns>
) -> RowCondition<Columns> {
  RowCondition(left) || right
}

/// True where at least one is true.
public func || <Columns>(
  left: RowCondition<Columns>, right: any ColumnPath<Columns, Bool>
) -> RowCondition<Columns> {
  left || RowCondition(right)
}

/// True where at least one is true.
public func || <Columns>(
  left: any ColumnPath<Columns, Bool>, right: any ColumnPath<Columns, Bool>
) -> RowCondition<Columns> {
  RowCondition(left) || RowCondition(right)
}
