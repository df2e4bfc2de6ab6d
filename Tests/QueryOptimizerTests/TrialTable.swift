import Columnar
import Values

/// A table of a few rows with every type, nulls, extremes that overflow, and lists.
enum TrialTable {
  static let table = ColumnTable(
    schema: Schema(columns.map(\.field)), columns: columns.map(\.column), rowCount: rowCount,
    profile: TableProfile(searchFields: [FieldPath([5])], displayFields: [FieldPath([0])]))

  static let rowCount = 8

  private static let columns: [(field: Field, column: Column)] = [
    integers("id", [1, 2, 3, 4, 5, 6, 7, 8]),
    integers("n", [0, nil, 1, .max, .min, nil, 3, 7]),
    integers("m", [nil, 5, 1, .max, -1, nil, 2, 0]),
    reals("x", [0.5, nil, -1, 1e308, 0, nil, 2, 100]),
    booleans("ok", [true, false, nil, true, false, nil, true, false]),
    texts("name", ["Soyuz", "Dragon", "Soyuz", nil, "Dragon", "Shenzhou", "Soyuz", ""]),
    (
      Field("note", .scalar(.text)),
      .text(
        TextColumn(unencoded: arena(["a", "b\\", "", "%", nil, "é", "2020-01-01", "x_"]), nullity: nullity))
    ),
    numbers("stay", .duration, [0, nil, 86_400_000_000, .max, -5, nil, 3_600_000_000, 90]),
    numbers("day", .date, [0, nil, 18_262, 2_932_896, -719_162, 1, 18_300, 2]),
    numbers("seen", .timestamp, [0, nil, 1_577_836_800_000_000, 5, -5, 1, 86_400_000_000, 2]),
    (
      Field("status", .record([Field("id", .scalar(.integer)), Field("name", .scalar(.text))])),
      .record(
        RecordColumn(
          fields: [Field("id", .scalar(.integer)), Field("name", .scalar(.text))],
          children: [
            integers("id", [1, nil, 2, 1, 1, nil, 2, 1]).column,
            texts("name", ["Active", nil, "Lost", "Active", "Active", nil, "Lost", "Active"]).column,
          ], nullity: .none, count: rowCount))
    ),
    (
      Field("tags", .list(.scalar(.text))),
      .list(
        ListColumn(
          offsets: [0, 2, 2, 3, 3, 5, 5, 6, 6],
          elements: texts("tags", ["a", "b", nil, "a", "c", "b"]).column, nullity: nullity))
    ),
    (
      Field("parts", .list(.record([Field("kind", .scalar(.text)), Field("mass", .scalar(.integer))]))),
      .list(
        ListColumn(
          offsets: [0, 1, 1, 3, 3, 3, 4, 5, 6],
          elements: .record(
            RecordColumn(
              fields: [Field("kind", .scalar(.text)), Field("mass", .scalar(.integer))],
              children: [
                texts("kind", ["wing", "nose", nil, "wing", "nose", "fin"]).column,
                integers("mass", [5, nil, .max, 1, 0, .min]).column,
              ], nullity: .none, count: 6)), nullity: nullity))
    ),
    integers("two words", [1, 2, 1, 2, 1, 2, 1, 2]),
  ]

  /// The second of all but the last two rows is null, which is the fifth too.
  private static let nullity: Nullity = {
    var validity = Bitmap(repeating: true, count: rowCount)
    validity[3] = false
    return Nullity(validity: validity)
  }()

  private static func nullity<Value>(of values: [Value?]) -> Nullity {
    var validity = Bitmap(repeating: true, count: values.count)
    for (row, value) in values.enumerated() where value == nil { validity[row] = false }
    return Nullity(validity: validity)
  }

  private static func numbers(
    _ name: String, _ type: ScalarType, _ values: [Int64?]
  ) -> (
    field: Field, column: Column
  ) {
    let column = NumberColumn(type, values: values.map { $0 ?? 0 }, nullity: nullity(of: values))
    return (Field(name, .scalar(type)), .number(column))
  }

  private static func integers(_ name: String, _ values: [Int64?]) -> (field: Field, column: Column) {
    numbers(name, .integer, values)
  }

  private static func reals(_ name: String, _ values: [Double?]) -> (field: Field, column: Column) {
    let column = RealColumn(values: values.map { $0 ?? 0 }, nullity: nullity(of: values))
    return (Field(name, .scalar(.real)), .real(column))
  }

  private static func booleans(_ name: String, _ values: [Bool?]) -> (field: Field, column: Column) {
    var bits = Bitmap(repeating: false, count: values.count)
    for (row, value) in values.enumerated() where value == true { bits[row] = true }
    return (Field(name, .scalar(.boolean)), .boolean(BooleanColumn(bits: bits, nullity: nullity(of: values))))
  }

  private static func texts(_ name: String, _ values: [String?]) -> (field: Field, column: Column) {
    let column = TextColumn(texts: arena(values), nullity: nullity(of: values))
    return (Field(name, .scalar(.text)), .text(column))
  }

  private static func arena(_ values: [String?]) -> TextArena {
    var arena = TextArena()
    for value in values { arena.append(Array((value ?? "").utf8)) }
    return arena
  }
}
