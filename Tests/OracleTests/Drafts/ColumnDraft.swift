import Columnar
import Values

/// The values of a column, one a row.
indirect enum ColumnDraft: Sendable {
  case scalars(ScalarType, [Scalar])
  /// Texts and nulls, of several JSON kinds in the source.
  case mixed([Scalar])
  /// Children have a value in every row; those of null records are null when the column is made.
  case record([FieldDraft], isPresent: [Bool])
  /// How many elements each row has, nil for a null list, and the elements of all rows one behind another.
  case list([Int?], elements: ColumnDraft)

  var type: FieldType {
    switch self {
    case .scalars(let type, _): .scalar(type)
    case .mixed: .mixed
    case .record(let fields, _): .record(fields.map { Field($0.name, $0.column.type) })
    case .list(_, let elements): .list(elements.type)
    }
  }

  /// The names of all fields inside.
  var childNames: [String] {
    switch self {
    case .record(let fields, _): fields.flatMap { [$0.name] + $0.column.childNames }
    case .list(_, let elements): elements.childNames
    case .scalars, .mixed: []
    }
  }

  func keeping(_ rows: [Int]) -> ColumnDraft {
    switch self {
    case .scalars(let type, let values): return .scalars(type, rows.map { values[$0] })
    case .mixed(let values): return .mixed(rows.map { values[$0] })
    case .list(let counts, let elements):
      let ranges = ColumnDraft.elementRows(counts)
      return .list(rows.map { counts[$0] }, elements: elements.keeping(rows.flatMap { ranges[$0] }))
    case .record(let fields, let isPresent):
      return .record(
        fields.map { FieldDraft($0.name, $0.column.keeping(rows)) }, isPresent: rows.map { isPresent[$0] })
    }
  }

  func description(_ row: Int) -> String {
    switch self {
    case .scalars(_, let values), .mixed(let values): values[row].written
    case .list(let counts, let elements):
      counts[row] == nil
        ? "null"
        : "[\(ColumnDraft.elementRows(counts)[row].map(elements.description).joined(separator: ", "))]"
    case .record(let fields, let isPresent):
      isPresent[row]
        ? "{" + fields.map { "\($0.name): \($0.column.description(row))" }.joined(separator: ", ") + "}"
        : "null"
    }
  }

  /// The rows of the elements that belong to each list.
  static func elementRows(_ counts: [Int?]) -> [Range<Int>] {
    var end = 0
    return counts.map { count in
      let start = end
      end += count ?? 0
      return start..<end
    }
  }
}
