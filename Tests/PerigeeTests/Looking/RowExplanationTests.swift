import Columnar
import LaunchLibrary
import Perigee
import QueryDiagnostics
import ResultRendering
import TestSupport
import Testing

/// Why a row is in an answer, or is not.
@Suite struct RowExplanationTests {
  private static let table = #"""
    [{"key": "a", "n": 5, "long": "P1D", "tags": ["x"], "s": {"id": 1, "name": "one"}},
     {"key": "b", "n": null, "long": "P2D", "tags": null, "s": {"id": 1, "name": "one"}},
     {"key": "c", "n": 9223372036854775807, "long": null, "tags": [], "s": {"id": 2, "name": "two"}},
     {"key": "d", "n": 1, "long": null, "tags": ["y", null], "s": null}]
    """#

  private static func explain(
    _ row: String, _ query: String, _ parameters: Parameters = [:]
  ) throws -> RowExplanation {
    try Table(json: table).explanation(ofRow: row, in: Query(query), parameters)
  }

  private static func shown(_ explanation: RowExplanation) -> [String] {
    explanation.terms.map { term in
      "\(String(repeating: "  ", count: term.depth))\(term.outcome.rawValue): \(term.text)"
        + (term.remarks.isEmpty ? "" : " [\(term.remarks.joined(separator: ", "))]")
    }
  }

  static let termCases: [(String, String, [String])] = [
    ("1", "where n > 2", ["true: n > 2 [n = 5]"]),
    ("2", "where n  >2 and long > 1d", ["unknown: n  >2 [n = null]", "true: long > 1d [long = 2d]"]),
    (
      "3", "where n + 1 > 2 and key = 'c'",
      ["failed: n + 1 > 2 [`n + 1` is beyond 64 bits in at least one row]", "true: key = 'c' [key = c]"]
    ),
    (
      "1", "where key = 'a' and (n = 1 or long = 1d and not n is null)",
      [
        "true: key = 'a' [key = a]", "true: n = 1 or long = 1d and not n is null", "  false: n = 1 [n = 5]",
        "  true: long = 1d and not n is null", "    true: long = 1d [long = 1d]",
        "    true: not n is null [n = 5]",
      ]
    ),
    (
      "4", "where any(tags = 'x') or s = 'one'",
      [
        "unknown: any(tags = 'x') or s = 'one'", "  unknown: any(tags = 'x') [tags = [\"y\",null]]",
        "  unknown: s = 'one' [s = null]",
      ]
    ),
    ("1", "where\n n\n > 2", ["true: n > 2 [n = 5]"]),
    ("1", "where n > $least", ["true: n > $least [n = 5]"]),
    ("1", "order by n", []),
    ("2", "where not (n > 2)", ["unknown: not (n > 2) [n = null]"]),
    (
      "2", "where not (n > 2 or long > 1d)",
      ["false: not (n > 2 or long > 1d)", "  unknown: n > 2 [n = null]", "  true: long > 1d [long = 2d]"]
    ),
  ]

  @Test(arguments: termCases)
  func eachTermIsToldWithTheRowsValues(row: String, query: String, terms: [String]) throws {
    #expect(Self.shown(try Self.explain(row, query, ["least": 2])) == terms)
  }

  static let verdictCases: [(String, String, RowExplanation.Verdict)] = [
    ("1", "", .included(position: 1)), ("4", "order by -key", .included(position: 1)),
    ("2", "where n > 2", .filteredOut), ("1", "search 'b'", .notFound(bySearch: "search 'b'")),
    ("1", "search 'b' where n > 2", .notFound(bySearch: "search 'b'")),
    ("2", "search 'b' where n > 2", .filteredOut),
    ("4", "order by key limit 2", .beyondLimit(position: 4, end: 2)),
    ("1", "order by key offset 1", .beforeOffset(position: 1, offset: 1)),
    ("3", "where key > 'a' limit 1 offset 1", .included(position: 1)),
    ("4", "where key > 'a' limit 1 offset 1", .beyondLimit(position: 3, end: 2)),
    ("2", "select distinct s", .repeated(position: 1)), ("1", "select distinct s", .included(position: 1)),
    ("1", "select s, count() group by s", .included(position: 1)),
    ("4", "select s, count() group by s order by -count(), s", .included(position: 3)),
    ("3", "select s, count() group by s having count() > 1", .groupDropped),
    ("4", "select s, count() group by s order by -count() limit 1", .beyondLimit(position: 3, end: 1)),
    ("2", "select count()", .included(position: 1)),
    ("2", "select count() having count() > 9", .groupDropped),
    ("1", "select s, count() group by s where n > 9", .filteredOut),
    ("1", "explain where n > 2", .included(position: 1)),
  ]

  @Test(arguments: verdictCases)
  func whatBecameOfTheRowIsTold(row: String, query: String, verdict: RowExplanation.Verdict) throws {
    #expect(try Self.explain(row, query).verdict == verdict, "\(query)")
  }

  @Test func aRowThatFailsIsTold() throws {
    guard case .failing(let message) = try Self.explain("3", "where n + 1 > 2").verdict else {
      Issue.record("it does not fail")
      return
    }
    #expect(message.contains("beyond 64 bits"))
    guard case .unanswered = try Self.explain("1", "where n + 1 > 2").verdict else {
      Issue.record("the query has an answer")
      return
    }
    #expect(
      try Self.explain("4", "where key = 'd' or n + 1 > 2 order by key").verdict != .included(position: 1))
  }

  @Test func rowsAreFoundByTheirKey() throws {
    let explanation = try Table.spacecraft.explanation(ofRow: "565", in: Query("where in_space"))
    let name = try Table.spacecraft.run("select name where id = 565")[0][0].description
    #expect(explanation.row == "\(name) (id 565)")
    for (row, query) in [("999999", ""), ("x", ""), ("-1", "where in_space")] {
      do {
        _ = try Table.spacecraft.explanation(ofRow: row, in: Query(query))
        Issue.record("there is no row \(row)")
      } catch {
        #expect(error.diagnostics.first?.code == .notFound)
      }
    }
    #expect(throws: QueryError.self) { try Self.explain("0", "") }
    #expect(throws: QueryError.self) { try Self.explain("5", "") }
    #expect(throws: QueryError.self) { try Self.explain("1", "where nonsense") }
  }

  @Test func requestsAreExplainedAsTheQueriesThatTheyAre() throws {
    let query = Query("/spacecraft/?in_space=true&flights_count=1")
    let explanation = try Table.spacecraft.explanation(ofRow: "36", in: query)
    #expect(explanation.terms.map(\.text) == ["in_space"])
    #expect(explanation.verdict == .filteredOut)
  }

  /// For every row: the terms are all true just where the row is in the answer, and it stands where it is said to.
  @Test(arguments: [
    "where in_space and flights_count > 1 order by -time_in_space",
    "where flights_count > 1 or status = 'Retired' order by name limit 5 offset 2",
    "where not (in_space or fastest_turnaround > 90d)",
    "where any(family.name = 'Dragon') and time_docked > 1d order by id",
    "search 'dragon' where status in ('Active', 'Retired') limit 4",
    "select distinct status where flights_count >= 1",
    "select agency, count() where not in_space group by agency having count() > 2 order by -count() limit 2",
  ])
  func theExplanationAgreesWithTheAnswer(text: String) throws {
    let query = Query(text)
    let result = try Table.spacecraft.run(text)
    let isGrouped = text.contains("group by")
    for (row, id) in try Table.spacecraft.run("select id").map({ $0[0].description }).enumerated() {
      let explanation = try Table.spacecraft.explanation(ofRow: id, in: query)
      let holds = explanation.terms.filter { $0.depth == 0 }.allSatisfy { $0.outcome == .true }
      switch explanation.verdict {
      case .included(let position):
        #expect(holds)
        if !isGrouped { #expect(result.resultSet.rows[position - 1] == row, "\(id)") }
      case .filteredOut: #expect(!holds)
      case .notFound: break
      case .beforeOffset, .beyondLimit, .groupDropped, .repeated:
        #expect(holds)
        if !isGrouped { #expect(!(0..<result.count).contains { result.resultSet.rows[$0] == row }, "\(id)") }
      case .failing, .unanswered: Issue.record("\(text) fails for \(id)")
      }
    }
  }

  @Test func itIsTold() throws {
    let lines = try Self.explain("4", "where n > 2 and (key = 'd' or long > 1d)").lines(
      RenderingOptions(width: 60))
    #expect(
      lines == [
        "d (row 4) is not in the answer: `where` does not hold for it",
        "  false    n > 2                   n = 1",
        "  true     key = 'd' or long > 1d",
        "  true       key = 'd'             key = d",
        "  unknown    long > 1d             long = null",
      ])
  }
}
