import Columnar
import Values

/// A table with every kind of column, every width, every flag and everything that a profile says.
///
/// It is put together from columns, not read, so that it stays the same when reading finds other encodings.
enum LayoutSample {
  static var table: ColumnTable {
    let columns: [(String, FieldType, Column)] =
      [("boolean", .scalar(.boolean), .boolean(BooleanColumn(bits: bits([0, 2]), nullity: gaps)))]
      + numbers + texts + [nested]
    return ColumnTable(
      schema: Schema(columns.map { Field($0.0, $0.1) }, assumedCount: 1), columns: columns.map(\.2),
      rowCount: rowCount,
      profile: TableProfile(
        shapeName: "sample", identity: FieldPath([1]), searchFields: [FieldPath([6])],
        displayFields: [FieldPath([0]), FieldPath([1])], detailedFields: [FieldPath([9, 0])]))
  }

  private static let rowCount = 3
  private static func bits(_ rows: [Int]) -> Bitmap {
    Bitmap(words: [rows.reduce(0) { $0 | 1 << UInt64($1) }], count: rowCount)
  }
  private static let gaps = Nullity(validity: bits([0, 2]), absence: bits([1]))

  private static let numbers: [(String, FieldType, Column)] =
    [
      ("integer", ScalarType.integer, [1, 2, 4]), ("duration", .duration, [0, 1000, 65_536_000]),
      ("date", .date, [0, 1, 70_000]), ("timestamp", .timestamp, [0, 1, 1 << 40]),
    ].map { name, type, values in
      (name, .scalar(type), .number(NumberColumn(type, values: values, nullity: .none)))
    } + [("real", .scalar(.real), .real(RealColumn(values: [0.5, 0, -2], nullity: gaps)))]

  private static let arena = TextArena(bytes: Array("Dragon船".utf8), offsets: [0, 6, 6, 9])
  private static let dictionary = TextColumn(
    storage: .dictionary(
      TextArena(bytes: Array("ab".utf8), offsets: [0, 1, 2]),
      codes: CodeVector(narrowing: [1, 0, 1], largest: 1),
      zones: ZoneMap(smallest: [0], largest: [1])), nullity: .none)

  private static let texts: [(String, FieldType, Column)] = [
    ("entries", .scalar(.text), .text(dictionary)),
    ("texts", .scalar(.text), .text(TextColumn(unencoded: arena, nullity: gaps))),
    (
      "mixed", .mixed,
      .mixed(
        MixedColumn(
          reading: dictionary, sources: TextArena(bytes: Array("12[3]".utf8), offsets: [0, 1, 2, 5])))
    ),
  ]

  private static let nested: (String, FieldType, Column) = {
    let list = ListColumn(
      offsets: [0, 2, 2, 3], elements: .number(NumberColumn(.integer, values: [7, 8, 9], nullity: .none)),
      nullity: .none)
    let fields = [Field("name", .scalar(.text)), Field("list", .list(.scalar(.integer)))]
    let record = RecordColumn(
      fields: fields, children: [.text(dictionary), .list(list)], nullity: .none, writtenAsText: bits([2]),
      count: rowCount)
    return ("record", .record(fields), .record(record))
  }()
}
