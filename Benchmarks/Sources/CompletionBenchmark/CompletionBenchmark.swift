import QueryCompletion
import Values

/// How long the press of a key is waited for: completions over 1,000,000 rows, of words, fields and values.
@main
enum CompletionBenchmark {
  /// The longest that a completion may take, in milliseconds.
  static let limit = 10.0

  private static let places = [
    "", "where ", "where na", "where id > ",
    "select name, status where id between 2 and 5 and name like 'craft%' and status ",
    // Few values.
    "where status = ", "where status = 'Act", "where status = 'tir", "where status = 'e",
    "where status = 'Ac\u{301}",
    // Many.
    "where place = ", "where place = 'Place 77", "where place = 'pLaCe 77", "where place = 'nowhere",
    "where serial = '0", "where rank = '", "where rank = 'r", "where motto = '", "where motto = 'nobody",
    "where motto = 'c", "where saying = '", "where saying = 'о", "where saying = 'никто",
    // One a row.
    "where name = '", "where name = 'c", "where name = 'craft 99", "where name = 'cRAFT 99",
    "where name = 'nobody", "where name = 'craft nobody", "where name = 'x''", "where name = 'ſ",
    "where description = '", "where description = 'craft 99", "where description = 'craft nobody",
    "where address = '", "where address = 'https://example.org/spacecraft/9",
    "where address = 'https://example.org/spacecraft/nobody",
    "where address = 'https://example.org/spacecraft/99 and much more than any of them has behind its number",
    // One a row, of other letters than ASCII.
    "where title = '", "where title = 'с", "where title = 'станция 99", "where title = 'никто",
    "where title = 'станция никто", "where star = '", "where star = 'e", "where star = 'e\u{301}toile 99",
    "where star = 'é", "where star = 'e\u{301}nobody",
    // Half of the rows have the same.
    "where owner = '", "where owner = 'un", "where owner = 'nobody",
    // In lists.
    "where any(crew = '", "where any(crew = 'member 99", "where any(crew = 'экипаж",
  ]

  static func main() {
    let rowCount = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
    print(
      "a table of \(rowCount) rows; milliseconds of the first look at a column and, once all is known of it,")
    print("of 20 others the one in the middle")
    let table = SampleTexts.table(rowCount)
    var worst = (first: 0.0, again: 0.0)
    for place in places {
      let completer = QueryCompleter(table: table, parameters: [])
      let text = Array(place.utf8)
      let first = milliseconds { _ = completer.completions(in: text, at: text.count) }
      completer.finish()
      let again = (0..<20).map { _ in
        milliseconds { _ = completer.completions(in: text, at: text.count) }
      }.sorted()
      let found = completer.completions(in: text, at: text.count)
      worst = (max(worst.first, first), max(worst.again, again[10]))
      print(
        "\(shown(first)) \(shown(again[10])) `\(place)`: \(found.candidates.count) and \(found.omitted) more")
    }
    print("the longest are \(shown(worst.first)) ms and \(shown(worst.again)) ms; \(limit) ms are allowed")
  }

  private static func milliseconds(_ body: () -> Void) -> Double {
    let start = Platform.monotonicNanoseconds()
    body()
    return Double(Platform.monotonicNanoseconds() - start) / 1_000_000
  }

  private static func shown(_ milliseconds: Double) -> Double { (milliseconds * 100).rounded() / 100 }
}
