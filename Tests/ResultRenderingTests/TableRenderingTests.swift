import Columnar
import Testing
import Values

@testable import ResultRendering

struct TableRenderingTests {
  private static var craft: ColumnTable {
    let status: [(String, FieldType, Column)] = [
      ("id", .scalar(.integer), HandMade.numbers(.integer, [1, 2, nil])),
      ("name", .scalar(.text), HandMade.texts(["Active", "Retired", nil])),
    ]
    return HandMade.table([
      ("id", .scalar(.integer), HandMade.numbers(.integer, [7, 565, nil])),
      ("name", .scalar(.text), HandMade.texts(["Союз МС-01", "神舟\n", ""])),
      (
        "status", .record(status.map { Field($0.0, $0.1) }),
        HandMade.record(status, isThere: [true, true, false])
      ),
      ("in_space", .scalar(.boolean), HandMade.booleans([true, false, nil])),
      ("time", .scalar(.duration), HandMade.numbers(.duration, [21_942_849_000_000, 0, nil])),
      ("mass", .scalar(.real), HandMade.reals([0.5, 1200, nil])),
      ("day", .scalar(.date), HandMade.numbers(.date, [0, 1, nil])),
    ])
  }

  @Test func `a table has borders, numbers at the right and a count of its rows`() throws {
    #expect(
      try HandMade.rendered(HandMade.selected(TableRenderingTests.craft), as: .table) == """
        ┌──────┬────────────┬─────────┬──────────┬──────────────┬──────┬────────────┐
        │   id │ name       │ status  │ in_space │         time │ mass │ day        │
        ├──────┼────────────┼─────────┼──────────┼──────────────┼──────┼────────────┤
        │    7 │ Союз МС-01 │ Active  │ true     │ 253d 23h 14m │  0.5 │ 1970-01-01 │
        │  565 │ 神舟\\n     │ Retired │ false    │           0s │ 1200 │ 1970-01-02 │
        │ null │            │ null    │ null     │         null │ null │ null       │
        └──────┴────────────┴─────────┴──────────┴──────────────┴──────┴────────────┘
        3 rows

        """)
  }

  @Test func `where only ASCII is understood borders and ellipses are of it`() throws {
    let result = HandMade.selected(
      HandMade.table([
        ("id", .scalar(.integer), HandMade.numbers(.integer, [7, 565, 8, nil])),
        ("name", .scalar(.text), HandMade.texts(["Crew Dragon Endeavour", "a", "b", "c"])),
      ]))
    let options = RenderingOptions(width: 23, mostRows: 3, isASCII: true)
    #expect(
      try HandMade.rendered(result, as: .table, options: options) == """
        +------+--------------+
        |   id | name         |
        +------+--------------+
        |    7 | Crew Dragon~ |
        | ... 2 rows left out |
        | null | c            |
        +------+--------------+
        4 rows, 2 shown

        """)
  }

  @Test func `without select the profile says what is shown`() throws {
    var profile = TableProfile(inferredFrom: TableRenderingTests.craft.schema)
    profile.displayFields = [FieldPath([2, 0]), FieldPath([2])]
    let table = ColumnTable(
      schema: TableRenderingTests.craft.schema, columns: TableRenderingTests.craft.columns, rowCount: 3,
      profile: profile)
    #expect(
      try HandMade.rendered(HandMade.wholeRecords(table, rows: [1]), as: .table) == """
        ┌───────────┬─────────┐
        │ status.id │ status  │
        ├───────────┼─────────┤
        │         2 │ Retired │
        └───────────┴─────────┘
        1 row

        """)
  }

  @Test func `records without a name and lists are JSON`() throws {
    let point: [(String, FieldType, Column)] = [("x", .scalar(.integer), HandMade.numbers(.integer, [1, 2]))]
    let table = HandMade.table([
      ("point", .record([Field("x", .scalar(.integer))]), HandMade.record(point, isThere: [true, true])),
      (
        "tags", .list(.scalar(.text)),
        HandMade.lists([1, 0], of: HandMade.texts(["\u{1B}"]))
      ),
    ])
    #expect(
      try HandMade.rendered(HandMade.wholeRecords(table), as: .table) == """
        ┌─────────┬────────────┐
        │ point   │ tags       │
        ├─────────┼────────────┤
        │ {"x":1} │ ["\\u001b"] │
        │ {"x":2} │ []         │
        └─────────┴────────────┘
        2 rows

        """)
  }

  @Test func `no rows still have a header, no columns only a count`() throws {
    let table = HandMade.table([("id", .scalar(.integer), HandMade.numbers(.integer, []))])
    #expect(
      try HandMade.rendered(HandMade.wholeRecords(table), as: .table) == """
        ┌────┐
        │ id │
        ├────┤
        └────┘
        0 rows

        """)
    let empty = ColumnTable(schema: Schema([]), columns: [], rowCount: 2)
    #expect(try HandMade.rendered(HandMade.wholeRecords(empty), as: .table) == "2 rows\n")
  }

  @Test func `a narrow terminal cuts texts, then leaves columns out`() throws {
    let long = String(repeating: "long ", count: 20)
    let table = HandMade.table([
      ("flights_count", .scalar(.integer), HandMade.numbers(.integer, [12])),
      ("name", .scalar(.text), HandMade.texts([long])),
      ("text", .scalar(.text), HandMade.texts(["short"])),
    ])
    let result = HandMade.selected(table)
    #expect(
      try HandMade.rendered(result, as: .table, options: RenderingOptions(width: 50)) == """
        ┌───────────────┬────────────────────────┬───────┐
        │ flights_count │ name                   │ text  │
        ├───────────────┼────────────────────────┼───────┤
        │            12 │ long long long long l… │ short │
        └───────────────┴────────────────────────┴───────┘
        1 row

        """)
    #expect(
      try HandMade.rendered(result, as: .table, options: RenderingOptions(width: 31)) == """
        ┌──────────────┬──────────────┐
        │ flights_cou… │ name         │
        ├──────────────┼──────────────┤
        │           12 │ long long l… │
        └──────────────┴──────────────┘
        1 row, 1 column left out

        """)
  }

  @Test(arguments: [(0, "…"), (4, "…"), (5, "…"), (6, "… "), (7, "日…"), (8, "日本")])
  func `a terminal narrower than a column shows as much of the first as fits`(
    width: Int, shown: String
  ) throws {
    let table = HandMade.table([
      ("name", .scalar(.text), HandMade.texts(["日本"])),
      ("id", .scalar(.integer), HandMade.numbers(.integer, [5])),
    ])
    let text = try HandMade.rendered(
      HandMade.selected(table), as: .table, options: RenderingOptions(width: width))
    let lines = text.split(separator: "\n")
    #expect(lines[3] == "│ \(shown) │")
    #expect(lines[5] == "1 row, 1 column left out")
  }

  @Test func `a very long name of a column is cut like a text`() throws {
    let name = String(repeating: "long_", count: 60)
    let table = HandMade.table([
      (name, .scalar(.integer), HandMade.numbers(.integer, [5])),
      ("next", .scalar(.text), HandMade.texts(["a\tb\nc"])),
    ])
    #expect(
      try HandMade.rendered(HandMade.selected(table), as: .table, options: RenderingOptions(width: 40)) == """
        ┌────────────────────────────┬─────────┐
        │ long_long_long_long_long_… │ next    │
        ├────────────────────────────┼─────────┤
        │                          5 │ a\\tb\\nc │
        └────────────────────────────┴─────────┘
        1 row

        """)
  }

  @Test func `many columns are left out at the end and counted`() throws {
    let fields: [(String, FieldType, Column)] = (1...9).map {
      ("number_\($0)", .scalar(.integer), HandMade.numbers(.integer, [Int64($0), nil]))
    }
    #expect(
      try HandMade.rendered(
        HandMade.selected(HandMade.table(fields)), as: .table, options: RenderingOptions(width: 36)) == """
          ┌──────────┬──────────┬──────────┐
          │ number_1 │ number_2 │ number_3 │
          ├──────────┼──────────┼──────────┤
          │        1 │        2 │        3 │
          │     null │     null │     null │
          └──────────┴──────────┴──────────┘
          2 rows, 6 columns left out

          """)
  }

  @Test func `colours are for headers and nulls`() throws {
    let table = HandMade.table([("a", .scalar(.integer), HandMade.numbers(.integer, [nil]))])
    let text = try HandMade.rendered(
      HandMade.wholeRecords(table), as: .table, options: RenderingOptions(isColored: true))
    #expect(text.contains("│    \u{1B}[1ma\u{1B}[0m │"))
    #expect(text.contains("│ \u{1B}[2mnull\u{1B}[0m │"))
  }

  @Test(arguments: [UInt64](1...12))
  func `any text keeps lines equally wide and free of controls`(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let fields: [(String, FieldType, Column)] = (0..<4).map { _ in
      let texts = (0..<40).map { _ in random.number(below: 9) == 0 ? nil : random.text(upTo: 30) }
      return (random.text(upTo: 8), .scalar(.text), HandMade.texts(texts))
    }
    let result = HandMade.selected(HandMade.table(fields))
    for width in [nil, 120, 61, 33, 12, 5] {
      let text = try HandMade.rendered(result, as: .table, options: RenderingOptions(width: width))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
      #expect(!text.unicodeScalars.contains { $0 != "\n" && PrintableText.isUnsafe($0) }, "seed \(seed)")
      let widths = Set(lines.map(columns(of:)))
      #expect(lines.count == 44 && widths.count == 1, "seed \(seed), width \(String(describing: width))")
      if let width { #expect(widths.allSatisfy { $0 <= width }, "seed \(seed)") }
    }
  }

  private func columns(of line: Substring) -> Int {
    var output: [UInt8] = []
    return PrintableText.append(Array(line.utf8)[...], to: &output)
  }
}
