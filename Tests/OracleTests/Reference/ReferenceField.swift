import Columnar
import Values

/// A field that an expression names, as it is outside quantifiers and as it is inside them.
struct ReferenceField {
  /// The list itself where the path leads to one.
  private let itself: NestedColumn
  /// A list at the end of the path entered, and so on inside.
  private let entered: NestedColumn

  /// Nil where the path leads nowhere.
  init?(_ path: FieldPath, of table: ColumnTable) {
    guard let itself = table.nestedColumn(at: path, entersLast: false),
      let entered = table.nestedColumn(at: path, entersLast: true)
    else { return nil }
    self.itself = itself
    self.entered = entered
  }

  /// Inside a quantifier a path to a list of scalars means the element; a list of records stays a list.
  private func column(at place: Place) -> NestedColumn {
    if case .record = entered.column { return itself }
    return place.isInsideQuantifier ? entered : itself
  }

  /// The value; null for records and lists.
  func scalar(at place: Place) -> Scalar {
    let found = column(at: place)
    return found.column.scalar(place.row(through: found.lists.count)) ?? .null
  }

  func isNull(at place: Place) -> Bool {
    let found = column(at: place)
    return found.column.nullity.isNull(place.row(through: found.lists.count))
  }

  /// The number of elements of the list, of a path through lists that of its values; nil for a null list.
  func length(at place: Place) -> Int64? {
    if itself.lists.count > place.elements.count {
      guard case .list(let values) = values(row: place.row) else { return nil }
      return Int64(values.count)
    }
    let row = place.row(through: itself.lists.count)
    guard case .list(let list) = itself.column, !list.nullity.isNull(row) else { return nil }
    return Int64(list.elementRows(row).count)
  }

  /// Every element of the list, and of the lists in it; nil stands for a list that is null.
  func elements(at place: Place) -> [Place?] {
    entered.lists.reduce([place]) { places, list in places.flatMap { elements(of: list, at: $0) } }
  }

  private func elements(of list: ListColumn, at place: Place?) -> [Place?] {
    guard let place else { return [nil] }
    let row = place.row(through: place.elements.count)
    return list.nullity.isNull(row) ? [nil] : list.elementRows(row).map { place.entering($0) }
  }

  /// All values at the end of the path, in order, through all lists; null where the outermost list is.
  func values(row: Int) -> Cell {
    let places = elements(at: Place(row: row))
    if let outermost = entered.lists.first, outermost.nullity.isNull(row) { return .scalar(.null) }
    return .list(
      places.compactMap { place in
        place.map { Cell(entered.column, $0.row(through: entered.lists.count)) }
      })
  }
}
