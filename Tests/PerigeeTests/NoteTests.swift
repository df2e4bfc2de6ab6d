import LaunchLibrary
import Perigee
import Testing

/// What answers say about themselves (section 11 of the language).
@Suite struct NoteTests {
  static let table = #"""
    [{"id": 1, "name": "a", "n": 5, "long": "P1D", "tags": ["x"]}, {"id": 2, "name": "b", "n": null, "long": "P2D", "tags": null},
     {"id": 3, "name": "c", "n": null, "long": null, "tags": []}, {"id": 4, "name": "d", "n": 1, "long": null, "tags": ["y", null]}]
    """#

  static let cases: [(String, [String])] = [
    ("", []),
    ("where id > 0", []),
    ("where n > 2", ["2 rows have no n"]),
    ("where n > 2 and long > 1h", ["2 rows have no n", "1 row has no long"]),
    ("where not (n > 2 or long > 1d)", ["1 row has no n", "2 rows have no long"]),
    ("where n is null", []),
    ("where n > 2 and id = 9", ["without id = 9: 1 row"]),
    ("where id > 3 and name = 'a'", ["without id > 3: 1 row", "without name = 'a': 1 row"]),
    ("where id > 9 and name = 'z'", []),
    ("where id > 9 or name = 'z'", []),
    ("search 'b' where n > 2", ["1 row has no n"]),
    ("search 'nobody' where n > 2 and id = 9", []),
    ("search 'a' where n > 2 and id = 9", ["without id = 9: 1 row"]),
    ("where n > 2 limit 0", ["2 rows have no n"]),
    (
      "where n > 2 and n < $least", ["2 rows have no n", "without n > 2: 1 row", "without n < $least: 1 row"]
    ),
    ("select count() where id = 9 and n = 5", ["without id = 9: 1 row"]),
    ("where id = 9 and n * 9223372036854775807 > 0", []),
  ]

  @Test(arguments: cases)
  func notesTellOfNullsAndOfTermsToBlame(query: String, notes: [String]) throws {
    let parameters: Parameters = query.contains("$least") ? ["least": 2] : [:]
    let result = try Table(json: Self.table).run(query, parameters)
    #expect(result.notes.map(\.message) == notes)
    #expect(result.notes.allSatisfy { $0.severity == .note })
  }

  @Test func aCancelledAnswerHasNoNotes() throws {
    let token = CancellationToken()
    let result = try Table(json: Self.table).run("where n > 2", options: QueryOptions(cancellation: token))
    #expect(!result.notes.isEmpty)
    token.cancel()
    #expect(result.notes.isEmpty)
  }

  @Test func theContractsExampleIsTold() throws {
    let notes = try Table.spacecraft.run("where fastest_turnaround < 90d").notes.map(\.message)
    #expect(notes.count == 1)
    #expect(notes.first?.hasSuffix("rows have no fastest_turnaround") == true)
  }
}
