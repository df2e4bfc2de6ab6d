// Comparisons by key paths: `\.flightsCount > 1`. The value, or the column, that a column is compared with has its type.

/// True where the left value equals the right one.
public func == <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] == right }
}

/// True where the left value equals the right one.
public func == <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] == $0[keyPath: right] }
}

/// True where the values differ.
public func != <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] != right }
}

/// True where the values differ.
public func != <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] != $0[keyPath: right] }
}

/// True where the left value comes before the right one.
public func < <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] < right }
}

/// True where the left value comes before the right one.
public func < <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] < $0[keyPath: right] }
}

/// True where the left value comes before the right one or equals it.
public func <= <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] <= right }
}

/// True where the left value comes before the right one or equals it.
public func <= <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] <= $0[keyPath: right] }
}

/// True where the left value comes behind the right one.
public func > <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] > right }
}

/// True where the left value comes behind the right one.
public func > <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] > $0[keyPath: right] }
}

/// True where the left value comes behind the right one or equals it.
public func >= <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] >= right }
}

/// True where the left value comes behind the right one or equals it.
public func >= <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] >= $0[keyPath: right] }
}
