import Columnar
import QueryPlan

/// The values of a field inside lists, for the rows of an answer: one list a row.
struct ListValues {
  private let lists: [ListColumn]
  private let values: Column
  let type: FieldType

  init(of path: FieldPath, in table: ColumnTable) {
    guard let nested = table.nestedColumn(at: path, entersLast: true), !nested.lists.isEmpty,
      var type = table.schema.field(at: path)?.type
    else { preconditionFailure("the binder selects only fields of the table") }
    while case .list(let element) = type { type = element }
    lists = nested.lists
    values = nested.column
    self.type = .list(type)
  }

  /// All values of each row in one list; null where the outermost list is.
  func column(for rows: RowSelection, _ interruption: Interruption) throws(ExecutionFailure) -> Column {
    let elements = ElementRows(lists, of: rows)
    let numbers = elements.numbers
    let selected = elements.elements(numbers, firstPlace: 0)
    let selectedRows = try interruption.array(selected.count) { selected[$0] }
    return .list(
      ListColumn(
        offsets: elements.boundaries.map { UInt32(truncatingIfNeeded: $0 - numbers.lowerBound) },
        elements: try values.gathered(rows: selectedRows) { () throws(ExecutionFailure) in
          try interruption.check()
        },
        nullity: nullity(rows)))
  }

  private func nullity(_ rows: RowSelection) -> Nullity {
    let nullity = lists[0].nullity
    return Nullity(
      validity: nullity.validity.map { GatherKernels.bits($0, rows: rows) },
      absence: nullity.absence.map { GatherKernels.bits($0, rows: rows) })
  }
}
