import Columnar

/// A column as a format writes it: its name, its values, and in which of their rows a row of the answer stands.
struct OutputColumn {
  let name: String
  let column: Column
  /// True where the values were made for this answer and are numbered like its rows.
  let isComputed: Bool
  /// Of a whole record's field where it stands in the table.
  var path: FieldPath?

  /// What `select` asked for; without it every field of the table but those left out.
  static func all(of result: ResultSet, leavingOut omitted: Set<FieldPath> = []) -> [OutputColumn] {
    guard result.isWholeRecords else { return selected(by: result) }
    let fields = result.table.schema.fields
    return result.table.schema.shownFields.indices.filter { !omitted.contains(FieldPath([$0])) }.map {
      index in
      OutputColumn(
        name: fields[index].name, column: result.table.columns[index], isComputed: false,
        path: FieldPath([index]))
    }
  }

  /// What `select` asked for; without it the fields that the table's profile shows to people, and all of them
  /// where it names none.
  static func forPeople(of result: ResultSet) -> [OutputColumn] {
    guard result.isWholeRecords else { return selected(by: result) }
    let shown = result.table.profile.displayFields.compactMap { path in
      result.table.column(at: path).map { column in
        OutputColumn(
          name: result.table.schema.names(along: path).joined(separator: "."), column: column,
          isComputed: false)
      }
    }
    return shown.isEmpty ? all(of: result) : shown
  }

  private static func selected(by result: ResultSet) -> [OutputColumn] {
    result.columns.map { column in
      let isComputed =
        switch column.content {
        case .field: false
        case .computed: true
        }
      return OutputColumn(name: column.name, column: result.storage(of: column), isComputed: isComputed)
    }
  }
}

extension ResultSet {
  /// The fields that `mode` leaves out of whole records. What `select` asked for is always written.
  func omittedFields(in mode: RecordMode?) -> Set<FieldPath> {
    guard isWholeRecords else { return [] }
    switch mode {
    case .normal: return Set(table.profile.detailedFields)
    case .detailed, nil: return []
    }
  }
}
