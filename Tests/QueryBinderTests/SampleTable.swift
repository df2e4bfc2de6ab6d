import Columnar
import Values

/// A table of three rows with every type, records, lists and names that are easily confused.
enum SampleTable {
  static let table: ColumnTable = {
    let columns = fields.map { column($0.type, name: $0.name) }
    return ColumnTable(
      schema: Schema(fields), columns: columns, rowCount: rowCount,
      profile: TableProfile(
        searchFields: [FieldPath([1]), FieldPath([10, 1])], displayFields: [FieldPath([1])]))
  }()

  static let rowCount = 3

  static let fields: [Field] = [
    Field("id", .scalar(.integer)),
    Field("name", .scalar(.text)),
    Field("in_space", .scalar(.boolean)),
    Field("flights_count", .scalar(.integer)),
    Field("mass", .scalar(.real)),
    Field("time_in_space", .scalar(.duration)),
    Field("maiden", .scalar(.date)),
    Field("seen", .scalar(.timestamp)),
    Field("status", named),
    Field("image", .record([Field("url", .scalar(.text)), Field("credit", .scalar(.text))])),
    Field(
      "config",
      .record([
        Field("id", .scalar(.integer)), Field("name", .scalar(.text)), Field("type", named),
        Field(
          "agency",
          .record([
            Field("id", .scalar(.integer)), Field("name", .scalar(.text)),
            Field("abbrev", .scalar(.text)), Field("type", named),
          ])),
        Field("image", .record([Field("url", .scalar(.text)), Field("licence", .scalar(.text))])),
        Field("family", .list(family)),
      ])),
    Field("tags", .list(.scalar(.text))),
    Field("a__b", .scalar(.integer)),
    Field("a", .record([Field("b", .record([Field("c", .scalar(.integer))]))])),
    Field("Code", .scalar(.text)),
    Field("code", .scalar(.text)),
    Field("left", .record([Field("side", .scalar(.text)), Field("only", .scalar(.integer))])),
    Field("right", .record([Field("side", .scalar(.text))])),
    Field("size", .mixed),
    Field("two words", .scalar(.integer)),
    Field("flights", .list(flight)),
    Field("grid", .list(.list(.scalar(.integer)))),
  ]

  private static let named = FieldType.record([Field("id", .scalar(.integer)), Field("name", .scalar(.text))])

  private static let family = FieldType.record([
    Field("id", .scalar(.integer)), Field("name", .scalar(.text)), Field("founded", .scalar(.date)),
  ])

  private static let flight = FieldType.record([
    Field(
      "launch",
      .record([Field("name", .scalar(.text)), Field("net", .scalar(.timestamp)), Field("status", named)])),
    Field("success", .scalar(.boolean)), Field("crew", .list(.scalar(.text))), Field("note", .mixed),
    Field("landings", .list(.record([Field("attempt", .scalar(.integer)), Field("pad", named)]))),
  ])

  private static let texts = ["name": ["Active", "Retired", "Active"]]

  private static func column(_ type: FieldType, name: String) -> Column {
    switch type {
    case .scalar(.boolean):
      .boolean(BooleanColumn(bits: Bitmap(repeating: true, count: rowCount), nullity: .none))
    case .scalar(.real): .real(RealColumn(values: [0.5, 1, 2], nullity: .none))
    case .scalar(.text): .text(text(name))
    case .scalar(let type): .number(NumberColumn(type, values: [1, 2, 3], nullity: .none))
    case .mixed: .mixed(MixedColumn(reading: text(name), sources: arena(["1", "2", "3"])))
    case .record(let fields):
      .record(
        RecordColumn(
          fields: fields, children: fields.map { column($0.type, name: $0.name) }, nullity: .none,
          count: rowCount))
    case .list(let element):
      .list(
        ListColumn(offsets: [0, 1, 2, 3], elements: column(element, name: name), nullity: .none))
    }
  }

  private static func text(_ name: String) -> TextColumn {
    TextColumn(texts: arena(texts[name] ?? ["x", "y", "z"]), nullity: .none)
  }

  private static func arena(_ texts: [String]) -> TextArena {
    var arena = TextArena()
    for text in texts { arena.append(text.utf8) }
    return arena
  }
}
