/// Where an expression is evaluated: in a row, and inside a quantifier in one element of each list on the way.
struct Place {
  /// The row of the table, or the number of the group.
  let row: Int
  /// The rows in the elements of the lists, the outermost first; empty outside quantifiers.
  var elements: [Int] = []

  var isInsideQuantifier: Bool { !elements.isEmpty }

  /// The place one list further in.
  func entering(_ element: Int) -> Place { Place(row: row, elements: elements + [element]) }

  /// The row of a column that is reached through `listCount` lists.
  func row(through listCount: Int) -> Int { listCount == 0 ? row : elements[listCount - 1] }
}
