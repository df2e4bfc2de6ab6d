import Columnar
import ResultRendering
import Testing
import Values

struct LineRenderingTests {
  private static var table: ColumnTable {
    let status: [(String, FieldType, Column)] = [("name", .scalar(.text), HandMade.texts(["Active", nil]))]
    return HandMade.table([
      ("id", .scalar(.integer), HandMade.numbers(.integer, [7, nil])),
      ("имя", .scalar(.text), HandMade.texts(["a = b\nc\u{1B}", ""])),
      ("status", .record([Field("name", .scalar(.text))]), HandMade.record(status, isThere: [true, false])),
      ("time", .scalar(.duration), HandMade.numbers(.duration, [21_942_849_000_000, 0])),
      ("tags", .list(.scalar(.text)), HandMade.lists([2, nil], of: HandMade.texts(["x", "y"]))),
    ])
  }

  @Test func `a value has a line, and a blank line stands between rows`() throws {
    let text = try HandMade.rendered(
      HandMade.selected(LineRenderingTests.table), as: .line, options: RenderingOptions(width: 5))
    #expect(
      text == """
        id = 7
        имя = a = b\\nc\\u{1b}
        status = Active
        time = 253d 23h 14m
        tags = ["x","y"]

        id = null
        имя =\u{20}
        status = null
        time = 0s
        tags = null

        """)
  }

  @Test func `without select the fields for people are shown`() throws {
    let text = try HandMade.rendered(HandMade.wholeRecords(LineRenderingTests.table, rows: [0]), as: .line)
    #expect(text == "id = 7\nимя = a = b\\nc\\u{1b}\ntime = 253d 23h 14m\n")
  }

  @Test func `no rows and no columns are nothing`() throws {
    #expect(try HandMade.rendered(HandMade.selected(LineRenderingTests.table, rows: []), as: .line) == "")
    let columnless = ColumnTable(schema: Schema([]), columns: [], rowCount: 2)
    #expect(try HandMade.rendered(HandMade.wholeRecords(columnless), as: .line) == "")
  }

  @Test func `colours are for names and nulls`() throws {
    let table = HandMade.table([("a", .scalar(.integer), HandMade.numbers(.integer, [1, nil]))])
    let text = try HandMade.rendered(
      HandMade.selected(table), as: .line, options: RenderingOptions(isColored: true))
    #expect(text == "\u{1B}[1ma\u{1B}[0m = 1\n\n\u{1B}[1ma\u{1B}[0m = \u{1B}[2mnull\u{1B}[0m\n")
  }

  @Test(arguments: [UInt64](1...6)) func `any text is one line`(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let texts = (0..<60).map { _ in random.text(upTo: 20) }
    let table = HandMade.table([("t", .scalar(.text), HandMade.texts(texts))])
    let text = try HandMade.rendered(HandMade.selected(table), as: .line)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 * texts.count, "seed \(seed)")
    #expect(lines.indices.allSatisfy { lines[$0].isEmpty == ($0 % 2 == 1) }, "seed \(seed)")
  }
}
