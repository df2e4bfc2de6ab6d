import Columnar
import Values

/// What one row of an answer has in one column.
enum Cell: Hashable {
  /// A scalar, or null of any type.
  case scalar(Scalar)
  case list([Cell])
  case record([Cell])
  /// A record or a list of the table, which is never computed: it stands for itself by its row.
  case place(Int)

  /// Everything in a row of a column.
  init(_ column: Column, _ row: Int) {
    if let scalar = column.scalar(row) {
      self = .scalar(scalar)
    } else if case .list(let list) = column {
      self = .list(list.elementRows(row).map { Cell(list.elements, $0) })
    } else if case .record(let record) = column {
      self = .record(record.children.map { Cell($0, row) })
    } else {
      preconditionFailure("what is neither a scalar nor a list is a record")
    }
  }

  /// The scalar in a row of a field that is shown as it is, or else the row.
  static func shown(_ column: Column, _ row: Int) -> Cell {
    column.scalar(row).map { .scalar($0) } ?? .place(row)
  }

  /// The scalar; nil for lists and records.
  var scalar: Scalar? {
    guard case .scalar(let scalar) = self else { return nil }
    return scalar
  }

  /// The value for people who look for a fault.
  var written: String {
    switch self {
    case .scalar(let scalar): scalar.written
    case .list(let elements): "[\(elements.map(\.written).joined(separator: ", "))]"
    case .record(let fields): "{\(fields.map(\.written).joined(separator: ", "))}"
    case .place(let row): "row \(row)"
    }
  }
}
