/// A column inside lists, with the lists that lead to it.
package struct NestedColumn: Sendable {
  /// The lists on the way, the outermost first: its rows are the table's rows; the rows of each following one are
  /// the elements of the one before; the rows of `column` are the elements of the last.
  package let lists: [ListColumn]
  package let column: Column
}

extension ColumnTable {
  /// The column at a path through any number of lists; nil for a path that leads nowhere. A list at the end of the
  /// path is entered only if `entersLast`.
  package func nestedColumn(at path: FieldPath, entersLast: Bool) -> NestedColumn? {
    guard let first = path.steps.first, columns.indices.contains(first) else { return nil }
    var column = columns[first]
    var lists: [ListColumn] = []
    for step in path.steps.dropFirst() {
      ColumnTable.enterLists(&column, &lists)
      guard case .record(let record) = column, record.children.indices.contains(step) else { return nil }
      column = record.children[step]
    }
    if entersLast { ColumnTable.enterLists(&column, &lists) }
    return NestedColumn(lists: lists, column: column)
  }

  private static func enterLists(_ column: inout Column, _ lists: inout [ListColumn]) {
    while case .list(let list) = column {
      lists.append(list)
      column = list.elements
    }
  }
}
