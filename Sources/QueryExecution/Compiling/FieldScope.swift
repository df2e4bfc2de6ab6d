import Columnar
import QueryPlan

/// A column that a program reads, and where its rows stand.
struct SourceColumn {
  let column: Column
  /// How many lists lie between the rows of the column and those of the program: 0 outside a quantifier; in the
  /// condition of one, 0 for the element itself, 1 for the record that holds its list, and so on.
  let levelsUp: Int
}

/// What paths mean where an expression stands: in a row of the table, or in the condition of a quantifier.
struct FieldScope {
  private let table: ColumnTable
  /// The lists on the way from the table's rows to the elements ranged over; none outside a quantifier.
  let lists: [ListColumn]
  /// The path that is the element ranged over itself: that of a list of scalars.
  private let elementPath: FieldPath?

  /// The scope outside quantifiers.
  init(_ table: ColumnTable) {
    self.table = table
    lists = []
    elementPath = nil
  }

  /// The scope of the condition of a quantifier.
  init(_ table: ColumnTable, over path: FieldPath) {
    guard let elements = table.nestedColumn(at: path, entersLast: true), !elements.lists.isEmpty else {
      preconditionFailure("the binder ranges over lists of the table only")
    }
    self.table = table
    lists = elements.lists
    if case .record = elements.column { elementPath = nil } else { elementPath = path }
  }

  /// Where the scalars of a field are read.
  func scalars(at path: FieldPath) -> SourceColumn { source(path, entersLast: !lists.isEmpty) }

  /// Where it is read whether a field is null, which may be a record or a list.
  func field(at path: FieldPath) -> SourceColumn { source(path, entersLast: path == elementPath) }

  /// Where a list is read as a whole. A path through lists that are not entered here is one list of all its values.
  func list(at path: FieldPath) -> SourceColumn {
    guard let nested = table.nestedColumn(at: path, entersLast: true),
      let itself = table.nestedColumn(at: path, entersLast: false)
    else {
      preconditionFailure("the binder names only fields that can be reached")
    }
    if itself.lists.count <= lists.count { return source(path, entersLast: false) }
    let outermost = nested.lists[lists.count]
    let whole = nested.lists[(lists.count + 1)...].reduce(outermost) { $0.flattened(through: $1) }
    return SourceColumn(column: .list(whole), levelsUp: 0)
  }

  private func source(_ path: FieldPath, entersLast: Bool) -> SourceColumn {
    guard let nested = table.nestedColumn(at: path, entersLast: entersLast), nested.lists.count <= lists.count
    else { preconditionFailure("the binder names only fields that can be reached") }
    return SourceColumn(column: nested.column, levelsUp: lists.count - nested.lists.count)
  }
}
