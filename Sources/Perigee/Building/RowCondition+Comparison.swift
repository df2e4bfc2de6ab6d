// Comparisons by key paths: `\.flightsCount > 1`. The value, or the column, that a column is compared with has its type.

public func == <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] == right }
}

public func == <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] == $0[keyPath: right] }
}

public func != <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] != right }
}

public func != <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] != $0[keyPath: right] }
}

public func < <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] < right }
}

public func < <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] < $0[keyPath: right] }
}

public func <= <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] <= right }
}

public func <= <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] <= $0[keyPath: right] }
}

public func > <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] > right }
}

public func > <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] > $0[keyPath: right] }
}

public func >= <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: Content
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] >= right }
}

public func >= <Columns, Content: ValueConvertible & Sendable>(
  left: any ColumnPath<Columns, Content>, right: any ColumnPath<Columns, Content>
) -> RowCondition<Columns> {
  RowCondition { $0[keyPath: left] >= $0[keyPath: right] }
}
