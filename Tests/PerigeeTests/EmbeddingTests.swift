import LaunchLibrary
import Perigee
import Testing
import Values

/// The library as a program that embeds it meets it.
@Suite struct EmbeddingTests {
  @Test func rowsAreACollectionOfValuesByName() throws {
    let result = try Table.spacecraft.run("where flights_count > 20 order by -flights_count")
    #expect(result.count == 2)
    #expect(result.map { $0["name"] } == ["Space Shuttle Columbia", "Space Shuttle Endeavour"])
    #expect(result[0]["FLIGHTS_COUNT"] == 28)
    #expect(result[0]["no such column"] == .null)
    #expect(result.reversed().map { $0["id"] } == [40, 36])
  }

  @Test func aPathLeadsIntoTheRecordOfAColumn() throws {
    let row = try #require(try Table.spacecraft.run("where id = 565").first)
    #expect(row["status.name"] == "Single Use")
    #expect(row["spacecraft_config.agency.abbrev"] == "CASC")
    #expect(row["status.nme"] == .null)
    #expect(row["name.first"] == .null)
    #expect(row["nonsense.name"] == .null)
    let named = try Table.spacecraft.run("select status.name, status where id = 565")
    #expect(named.first?["status.name"] == "Single Use")
  }

  @Test func nestedRecordsAndListsAreValues() throws {
    let row = try #require(try Table.spacecraft.run("where id = 554").first)
    guard case .record(let configuration) = row["spacecraft_config"],
      case .list(let families) = configuration["family"],
      case .record(let first) = try #require(families.first)
    else {
      Issue.record("the configuration is a record with a list of records")
      return
    }
    #expect(configuration["name"] == "Cargo Dragon 2")
    #expect(first["name"] == "Dragon")
    #expect(row["fastest_turnaround"] != .null)
  }

  @Test func parametersAreBoundByNameAndByNumber() throws {
    let named = try Table.spacecraft.run(
      "select count() where flights_count > $least and name contains $part", ["least": 1, "PART": "dragon"])
    let numbered = try Table.spacecraft.run(
      "select count() where flights_count > $1 and name contains $2", [1, "dragon"])
    #expect(named[0][0] == numbered[0][0])
    #expect(named[0][0] != 0)
    let listed = try Table.spacecraft.run(
      "select name where id in $ids order by id", ["ids": [36, 40]])
    #expect(listed.map { $0["name"] } == ["Space Shuttle Columbia", "Space Shuttle Endeavour"])
  }

  static let wrongParameters: [(String, Parameters, [String])] = [
    ("where id = $id", [:], ["unbound-parameter"]),
    ("where in_space", ["id": 1], ["unused-parameter"]),
    ("where foo and bar > $id", [:], ["unknown-field", "unknown-field", "unbound-parameter"]),
    ("limit $n", ["n": nil], ["type-mismatch"]),
    ("where time_in_space > $long", ["long": 90], ["type-mismatch"]),
  ]

  @Test(arguments: wrongParameters)
  func wrongParametersAreErrors(query: String, parameters: Parameters, codes: [String]) {
    let error = #expect(throws: QueryError.self) { try Table.spacecraft.run(query, parameters) }
    #expect(error?.diagnostics.map(\.code.rawValue) == codes)
  }

  @Test func anyJSONIsATable() throws {
    let table = try Table(json: #"[{"a": 1, "when": "2020-02-29"}, {"a": 2.5, "when": null}]"#)
    #expect(table.fieldNames == ["a", "when"])
    let result = try table.run("select a * 2 as double, when where when > '2020-01-01'")
    #expect(result.columnNames == ["double", "when"])
    #expect(result[0]["double"] == 2.0)
    #expect(result[0]["when"] == CalendarDate(year: 2020, month: 2, day: 29).map(Value.date))
  }

  @Test func wrongJSONIsAnErrorWithItsPlace() throws {
    let error = #expect(throws: DataError.self) { try Table(json: "[{\"a\": 1},\n {\"a\": }]") }
    #expect(error?.diagnostics.first?.span?.start == 18)
    #expect(error?.source?.location(at: 18) == SourceLocation(line: 2, column: 8))
  }

  @Test func aTableIsQueriedFromManyThreadsAtOnce() async throws {
    let table = Table.spacecraft
    let counts = try await withThrowingTaskGroup(of: Value.self) { group in
      for least in 0..<64 {
        group.addTask {
          try await table.run("select count() where flights_count >= $n", ["n": least % 2])[0][0]
        }
      }
      return try await group.reduce(into: Set<Value>()) { $0.insert($1) }
    }
    #expect(counts.count == 2)
  }
}
