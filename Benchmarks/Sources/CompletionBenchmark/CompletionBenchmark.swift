import Columnar
import QueryCompletion
import Values

/// How long the press of a key is waited for: completions over 1,000,000 rows, of words, fields and values.
@main
enum CompletionBenchmark {
  /// The longest that anything but the first look at a column may take, in milliseconds.
  static let limit = 10.0

  private static let places = [
    "", "where ", "where na", "where status = ", "where status = 'Act", "where status = 'tir",
    "where place = ",
    "where place = 'Place 77", "where name = '", "where name = 'craft 99", "where name = 'nobody",
    "where name = 'craft nobody",
    "where serial = '0", "where description = '", "where description = 'craft 99",
    "where description = 'craft nobody", "where motto = 'nobody", "where motto = '",
    "where title = 'станция 99",
    "where title = 'никто", "where id > ",
    "select name, status where id between 2 and 5 and name like 'craft%' and status ",
  ]

  static func main() {
    let rowCount = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
    print(
      "a table of \(rowCount) rows; milliseconds of the first time and, in the middle, of the 20 that follow")
    let completer = QueryCompleter(table: table(rowCount), parameters: [])
    var worst = 0.0
    for place in places {
      let text = Array(place.utf8)
      let first = milliseconds { _ = completer.completions(in: text, at: text.count) }
      let again = (0..<20).map { _ in
        milliseconds { _ = completer.completions(in: text, at: text.count) }
      }.sorted()
      let found = completer.completions(in: text, at: text.count)
      worst = max(worst, again[10])
      print(
        "\(shown(first)) \(shown(again[10])) `\(place)`: \(found.candidates.count) and \(found.omitted) more")
    }
    print("the greatest median is \(shown(worst)) ms; \(limit) ms are allowed")
  }

  /// A key, a text of few values, two of many, one that never repeats, two as long as a sentence, of which some have
  /// several lines, and one in another script.
  private static func table(_ rowCount: Int) -> ColumnTable {
    let statuses = ["Active", "Retired", "Destroyed", "Lost", "Planned", "Tested", "Sold"]
    let columns: [(Field, Column)] = [
      (
        Field("id", .scalar(.integer)),
        .number(NumberColumn(.integer, values: (0..<rowCount).map(Int64.init), nullity: .none))
      ),
      (Field("status", .scalar(.text)), texts(rowCount) { statuses[$0 * $0 % statuses.count] }),
      (Field("place", .scalar(.text)), texts(rowCount) { "Place \($0 * 7_919 % 50_000)" }),
      (Field("serial", .scalar(.text)), texts(rowCount) { serial($0 * 7_919 % 200_000) }),
      (Field("name", .scalar(.text)), texts(rowCount) { "Craft \($0 * 7_919 % rowCount)" }),
      (Field("description", .scalar(.text)), texts(rowCount) { description($0 * 7_919 % rowCount) }),
      (Field("motto", .scalar(.text)), texts(rowCount) { description($0 * 7_919 % 20_000) }),
      (Field("title", .scalar(.text)), texts(rowCount) { "Станция \($0 * 7_919 % rowCount)" }),
    ]
    return ColumnTable(
      schema: Schema(columns.map(\.0)), columns: columns.map(\.1), rowCount: rowCount)
  }

  private static func serial(_ number: Int) -> String { "0\(1_000_000 + number)" }

  private static func description(_ number: Int) -> String {
    let end = number % 5 == 0 ? "\r\nIts crew came back safely." : ""
    return
      "Craft \(number) is a freighter that its agency flew to the International Space Station, and back.\(end)"
  }

  private static func texts(_ rowCount: Int, _ text: (Int) -> String) -> Column {
    var arena = TextArena()
    for row in 0..<rowCount { arena.append(text(row).utf8) }
    return .text(TextColumn(texts: arena, nullity: .none))
  }

  private static func milliseconds(_ body: () -> Void) -> Double {
    let start = Platform.monotonicNanoseconds()
    body()
    return Double(Platform.monotonicNanoseconds() - start) / 1_000_000
  }

  private static func shown(_ milliseconds: Double) -> Double { (milliseconds * 100).rounded() / 100 }
}
