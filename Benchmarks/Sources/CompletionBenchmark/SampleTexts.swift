import Columnar
import Values

/// A table whose columns of texts are hard to search, each in its own way.
enum SampleTexts {
  private static let statuses = ["Active", "Retired", "Destroyed", "Lost", "Planned", "Tested", "Sold"]

  static func table(_ rowCount: Int) -> ColumnTable {
    let texts: [(String, (Int) -> String)] = [
      ("status", { statuses[$0 * $0 % statuses.count] }),
      ("place", { "Place \($0 * 7_919 % 50_000)" }),
      ("serial", { "0\(1_000_000 + $0 * 7_919 % 200_000)" }),
      // The later in the order, the more rows.
      ("rank", { "R \(1_000_000 + Int(Double($0).squareRoot() * 100))" }),
      // As long as sentences, of which some have several lines.
      ("motto", { description($0 * 7_919 % 20_000) }),
      ("saying", { "О том, что видели с орбиты, рассказала команда корабля номер \($0 * 7_919 % 19_000)" }),
      ("name", { "Craft \($0 * 7_919 % rowCount)" }),
      ("description", { description($0 * 7_919 % rowCount) }),
      ("address", { "https://example.org/spacecraft/\($0 * 7_919 % rowCount)/" }),
      ("title", { ($0 % 2 == 0 ? "Станция" : "СТАНЦИЯ") + " \($0 * 7_919 % rowCount)" }),
      ("star", { "E\u{301}toile \($0 * 7_919 % rowCount)" }),
      ("owner", { $0 % 2 == 0 ? "Unknown" : "Owner \($0)" }),
    ]
    var columns: [(Field, Column)] = [
      (
        Field("id", .scalar(.integer)),
        .number(NumberColumn(.integer, values: (0..<rowCount).map(Int64.init), nullity: .none))
      )
    ]
    columns += texts.map { name, text in (Field(name, .scalar(.text)), column(rowCount, text)) }
    let crews = ListColumn(
      offsets: (0...rowCount).map(UInt32.init),
      elements: column(rowCount) { "Member \($0 * 7_919 % rowCount)" },
      nullity: .none)
    columns.append((Field("crew", .list(.scalar(.text))), .list(crews)))
    return ColumnTable(schema: Schema(columns.map(\.0)), columns: columns.map(\.1), rowCount: rowCount)
  }

  private static func description(_ number: Int) -> String {
    let end = number % 5 == 0 ? "\r\nIts crew came back safely." : ""
    return
      "Craft \(number) is a freighter that its agency flew to the International Space Station, and back.\(end)"
  }

  private static func column(_ rowCount: Int, _ text: (Int) -> String) -> Column {
    var arena = TextArena()
    for row in 0..<rowCount { arena.append(text(row).utf8) }
    return .text(TextColumn(texts: arena, nullity: .none))
  }
}
