import Columnar
import ResultRendering
import Testing
import Values

/// Long tables where only so many rows fit.
struct TableElisionTests {
  private static func table(rows: Int) -> ResultSet {
    let names = (0..<rows).map { $0 == rows / 2 ? "a long name in the middle" : "craft \($0)" }
    return HandMade.selected(
      HandMade.table([
        ("id", .scalar(.integer), HandMade.numbers(.integer, (0..<rows).map(Int64.init))),
        ("name", .scalar(.text), HandMade.texts(names)),
      ]))
  }

  @Test func `the middle is left out and counted`() throws {
    let options = RenderingOptions(mostRows: 4)
    #expect(
      try HandMade.rendered(Self.table(rows: 1000), as: .table, options: options) == """
        ┌─────┬───────────┐
        │  id │ name      │
        ├─────┼───────────┤
        │   0 │ craft 0   │
        │   1 │ craft 1   │
        │ … 997 rows left out
        │ 999 │ craft 999 │
        └─────┴───────────┘
        1000 rows, 3 shown

        """)
  }

  @Test func `a wide table has the count between its borders`() throws {
    let table = HandMade.table([
      ("name", .scalar(.text), HandMade.texts((0..<5).map { "a craft of number \($0)" }))
    ])
    #expect(
      try HandMade.rendered(HandMade.selected(table), as: .table, options: RenderingOptions(mostRows: 3))
        == """
        ┌─────────────────────┐
        │ name                │
        ├─────────────────────┤
        │ a craft of number 0 │
        │ … 3 rows left out   │
        │ a craft of number 4 │
        └─────────────────────┘
        5 rows, 2 shown

        """)
  }

  @Test func `no more lines are drawn than asked for, and every row is drawn or counted`() throws {
    for rows in 0...12 {
      for most in [-1, 0, 1, 2, 3, 4, 7, 11, 12, 13] {
        let text = try HandMade.rendered(
          Self.table(rows: rows), as: .table, options: RenderingOptions(mostRows: most))
        let lines = text.split(separator: "\n").dropFirst(3).dropLast(2)
        let left = lines.compactMap { line in
          line.contains("left out") ? line.split(separator: " ").compactMap { Int($0) }.first : nil
        }
        #expect(lines.count <= max(most, 3))
        #expect(lines.count - left.count + (left.first ?? 0) == rows, "\(rows) rows, at most \(most)")
        #expect(left.isEmpty == (rows <= max(most, 3)))
      }
    }
  }

  @Test func `other formats are whole`() throws {
    for format in OutputFormat.allCases where format != .table && format != .chart {
      let result = Self.table(rows: 30)
      let whole = try HandMade.rendered(result, as: format)
      #expect(try HandMade.rendered(result, as: format, options: RenderingOptions(mostRows: 3)) == whole)
    }
  }
}
