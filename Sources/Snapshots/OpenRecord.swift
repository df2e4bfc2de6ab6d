import Columnar

/// A record of which not all fields have been read.
struct OpenRecord {
  /// The name of the field that it is, or that the lists are in which it stands.
  let name: String
  /// From the outermost to the innermost.
  let lists: [OpenList]
  /// How many records and lists it stands in, itself counted; 0 for the rows of the table.
  let level: Int
  let nullity: Nullity
  let writtenAsText: Bitmap?
  let rowCount: Int
  private let fieldCount: Int
  private(set) var fields: [Field] = []
  private(set) var columns: [Column] = []

  /// The rows of the table.
  init(rowCount: Int, fieldCount: Int) {
    self.init(
      name: "", lists: [], level: 0, nullity: .none, writtenAsText: nil, rowCount: rowCount,
      fieldCount: fieldCount)
  }

  init(
    name: String, lists: [OpenList], level: Int, nullity: Nullity, writtenAsText: Bitmap?, rowCount: Int,
    fieldCount: Int
  ) {
    self.name = name
    self.lists = lists
    self.level = level
    self.nullity = nullity
    self.writtenAsText = writtenAsText
    self.rowCount = rowCount
    self.fieldCount = fieldCount
  }

  var isComplete: Bool { fields.count == fieldCount }

  mutating func add(_ name: String, _ type: FieldType, _ column: Column) {
    fields.append(Field(name, type))
    columns.append(column)
  }

  /// The whole record, in its lists.
  func column() throws(SnapshotFault) -> (FieldType, Column) {
    if let writtenAsText, !hasName(where: writtenAsText) {
      throw .unsound("a record that stands for its name has none")
    }
    let column = RecordColumn(
      fields: fields, children: columns, nullity: nullity, writtenAsText: writtenAsText, count: rowCount)
    return OpenList.wrap((.record(fields), .record(column)), in: lists)
  }

  /// True where a text `name` has a value in all the rows that are set.
  private func hasName(where rows: Bitmap) -> Bool {
    let index = fields.firstIndex { $0.name.utf8.elementsEqual("name".utf8) }
    guard let index, case .text(let names) = columns[index] else { return rows.isEmpty }
    guard let validity = names.nullity.validity else { return true }
    var missing = rows
    missing.subtract(validity)
    return missing.isEmpty
  }
}

/// Lists whose elements have not been read.
struct OpenList {
  let offsets: StoredArray<UInt32>
  let nullity: Nullity

  /// The lists of those elements.
  static func wrap(_ elements: (FieldType, Column), in lists: [OpenList]) -> (FieldType, Column) {
    var (type, column) = elements
    for list in lists.reversed() {
      type = .list(type)
      column = .list(ListColumn(offsets: list.offsets, elements: column, nullity: list.nullity))
    }
    return (type, column)
  }
}
