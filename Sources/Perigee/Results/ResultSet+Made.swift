import Columnar
import Values

extension ResultSet {
  /// An answer of columns that were made for it.
  init(made columns: [(name: String, column: Column)], rowCount: Int) {
    let fields = columns.map { Field($0.name, $0.column.fieldType) }
    let table = ColumnTable(schema: Schema(fields), columns: columns.map(\.column), rowCount: rowCount)
    let results = fields.enumerated().map { position, field in
      ResultColumn(name: field.name, type: field.type, content: .field(FieldPath([position])))
    }
    self.init(table: table, rows: .range(0..<rowCount), columns: results, isWholeRecords: false)
  }
}

extension Column {
  /// A column of texts, none of them null.
  static func texts(_ texts: [String]) -> Column {
    var arena = TextArena()
    for text in texts { arena.append(text.utf8) }
    return .text(TextColumn(unencoded: arena, nullity: .none))
  }

  /// A column of numbers of a type.
  static func numbers(_ type: ScalarType, _ numbers: [Int64?]) -> Column {
    var validity = Bitmap(repeating: true, count: numbers.count)
    for index in numbers.indices where numbers[index] == nil { validity[index] = false }
    return .number(
      NumberColumn(type, values: numbers.map { $0 ?? 0 }, nullity: Nullity(validity: validity)))
  }

  /// The type of a column that was made here.
  fileprivate var fieldType: FieldType {
    switch self {
    case .boolean: .scalar(.boolean)
    case .number(let numbers): .scalar(numbers.type)
    case .real: .scalar(.real)
    case .text: .scalar(.text)
    case .mixed: .mixed
    case .record(let record): .record(record.fields)
    case .list(let list): .list(list.elements.fieldType)
    }
  }
}
