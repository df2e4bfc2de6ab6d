import Perigee
import TestSupport
import Testing

/// The error of a query is that of the first row in the table's order, and there the leftmost in the text; also where
/// the rows fail inside aggregates.
@Suite struct GroupBlameTests {
  /// What the query fails at, as it stands in its text; nil where it succeeds.
  private static func blamed(_ query: String, on table: Table) -> String? {
    do throws(QueryError) {
      _ = try table.run(query)
      return nil
    } catch {
      return error.diagnostics.first?.span.map { error.source[$0] }
    }
  }

  static let greatest = Int64.max

  @Test(arguments: [
    ("select sum(j + 1), sum(i + 1)", "i + 1"), ("select sum(i + 1), sum(j + 1)", "i + 1"),
    ("select count(j + 2) + count(i + 2)", "i + 2"), ("select max(j + 1) having min(i + 1) > 0", "i + 1"),
    ("select g, sum(j + 1) group by g", "j + 1"), ("select g, max(i * 2), max(j * 2) group by g", "i * 2"),
    ("select g group by g order by max(j + 1), min(i + 1)", "i + 1"),
    ("select distinct max(j + 1), min(i + 1) group by g", "i + 1"),
    ("select g group by g having max(j + 1) > 0 and min(i + 1) > 0", "i + 1"),
    // What decides lets nothing fail.
    ("select sum(if(g = 1, j + 1, 0)), sum(i + 1)", "i + 1"), ("select if(true, 1, sum(j + 1))", nil),
    ("select g, coalesce(max(g), max(i + 1)), max(j + 1) group by g", "j + 1"),
    // A row that fails comes before a whole that does.
    ("select sum(j), sum(i + 1)", "i + 1"), ("select sum(i), sum(j)", "sum(i)"),
    ("select sum(j), sum(i)", "sum(j)"),
  ])
  func theFirstRowIsBlamed(query: String, expected: String?) throws {
    // `i` fails in the second row, `j` in the third; their groups come the other way round.
    let table = try Table(
      json: """
        [{"g": 1, "i": 1, "j": 1}, {"g": 2, "i": \(Self.greatest), "j": 1}, {"g": 1, "i": 1, "j": \(Self.greatest)},
         {"g": 2, "i": 5, "j": 5}]
        """)
    #expect(Self.blamed(query, on: table) == expected, "\(query)")
  }

  @Test func aGroupingBlamesWhatItsRowsBlame() throws {
    let settings = RandomTestSettings(defaultRounds: 60)
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      let rows = (0..<1 + random.below(12)).map { _ in
        let values = (0..<3).map { _ in random.oneIn(4) ? Self.greatest : Int64(random.below(9)) }
        return #"{"g": \#(random.below(4)), "a": \#(values[0]), "b": \#(values[1]), "c": \#(values[2])}"#
      }
      let table = try Table(json: "[\(rows.joined(separator: ","))]")
      let terms = (0..<3).map { _ in "\(random.pick(["a", "b", "c"])) + \(1 + random.below(5))" }
      let expected = Self.blamed("select \(terms.joined(separator: ", "))", on: table)
      let counts = terms.map { "count(\($0))" }
      for query in [
        "select \(counts.joined(separator: ", "))", "select \(counts.joined(separator: ", ")) group by g",
        "select \(counts.joined(separator: " + "))",
        "select g group by g having \(counts.joined(separator: " + ")) > 0",
        "select g group by g order by \(counts.joined(separator: ", "))",
        "select distinct \(counts.joined(separator: ", ")) group by g",
      ] {
        #expect(Self.blamed(query, on: table) == expected, "seed \(seed): \(query)\n\(rows)")
      }
    }
  }
}
