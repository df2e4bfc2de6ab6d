import Columnar

/// Makes records with the same identity one record.
enum IdentityMerge {
  /// The rows that stay: of the rows with one value the last, in the place of the first; all rows without a value.
  /// Nil where no value comes twice, or the column is of no type that identifies.
  static func rows(of identity: Column) -> [Int]? {
    switch identity {
    case .number(let column):
      if isAscending(column) { return nil }
      return merge(column.count) { column.nullity.isNull($0) ? nil : column.value($0) }
    case .text(let column):
      return merge(column.count) { column.nullity.isNull($0) ? nil : Array(column[$0]) }
    case .boolean, .real, .mixed, .record, .list: return nil
    }
  }

  private static func isAscending(_ column: NumberColumn) -> Bool {
    column.nullity.validity == nil
      && AscentKernels.ascend(column.codes, rows: 0..<column.count, strictly: true)
  }

  private static func merge<Value: Hashable>(_ count: Int, _ value: (Int) -> Value?) -> [Int]? {
    var rows: [Int] = []
    var places: [Value: Int] = [:]
    for row in 0..<count {
      guard let value = value(row) else {
        rows.append(row)
        continue
      }
      if let place = places[value] {
        rows[place] = row
      } else {
        places[value] = rows.count
        rows.append(row)
      }
    }
    return rows.count < count ? rows : nil
  }
}
