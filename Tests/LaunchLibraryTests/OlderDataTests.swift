import LaunchLibrary
import Perigee
import Testing

/// Data of versions before 2.3.0, which lack fields that queries and requests ask for.
@Suite struct OlderDataTests {
  /// In the form of 2021, without the live columns; the last one lacks its status too.
  private static let text = #"""
    [{"id":7,"url":"https://x/7/","name":"Endeavour","serial_number":"C206","status":{"id":1,"name":"Active"},"description":"","spacecraft_config":{"id":6,"name":"Crew Dragon","agency":{"id":121,"name":"SpaceX"}}},
    {"id":3,"url":"https://x/3/","name":"Atlantis","serial_number":null,"status":{"id":2,"name":"Retired"},"description":"An orbiter","spacecraft_config":{"id":3,"name":"Space Shuttle"}},
    {"id":5,"url":"https://x/5/","name":"Soyuz","serial_number":"1","description":"","spacecraft_config":{"id":8,"name":"Soyuz"}}]
    """#

  private let table: Table

  init() throws { table = try Table(json: Self.text, shapes: LaunchLibrary.shapes) }

  @Test func whatTheDataLackIsNotShown() throws {
    let names = ["id", "url", "name", "serial_number", "status", "description", "spacecraft_config"]
    #expect(table.fieldNames == names)
    #expect(table.schema.map(\.name) == names)
    #expect(table.fieldSummaries().map(\.path).filter { !$0.contains(".") } == names)
    for query in ["", "select *"] {
      let header = try table.run(query).text(as: .csv).prefix { $0 != "\n" }
      #expect(header == names.joined(separator: ","))
    }
    let line = try table.run("where id = 5").text(as: .ndjson)
    #expect(line == Self.text.split(separator: "\n")[2].dropLast() + "\n")
    #expect(!(try table.run("").text(as: .table)).contains("in_space"))
  }

  @Test(arguments: [
    ("where in_space", [Int]()), ("where not in_space", []), ("where in_space is null", [7, 3, 5]),
    ("where is_placeholder or flights_count > 1", []), ("where time_in_space > 90d", []),
    ("order by -time_docked, mission_ends_count", [7, 3, 5]), ("where status = 'Active'", [7]),
  ])
  func whatTheDataLackIsNull(query: String, ids: [Int]) throws {
    #expect(try Array(table.run(query).column("id", as: Int.self)) == ids)
  }

  @Test func whatTheDataLackMayBeSelected() throws {
    let result = try table.run("select id, in_space, time_in_space, coalesce(flights_count, 0) as n limit 1")
    #expect(result.text(as: .ndjson) == #"{"id":7,"in_space":null,"time_in_space":null,"n":0}"# + "\n")
    let withoutStatus = try Table(
      json: #"{"id":5,"name":"a","spacecraft_config":null}"#, shapes: LaunchLibrary.shapes)
    #expect(
      try withoutStatus.run("select status.name as s, status").text(as: .ndjson)
        == #"{"s":null,"status":null}"# + "\n")
  }

  /// Every request that LL2 takes is answered, and the query that it stands for gives the same rows.
  @Test(arguments: [
    ("in_space=true", [Int]()), ("in_space=false", []), ("is_placeholder=0", []), ("status=1", [7]),
    ("status=4", []), ("name=Soyuz", [5]), ("spacecraft_config=3", [3]), ("search=crew", [7]),
    ("ordering=-time_in_space", [3, 5, 7]), ("ordering=flights_count,-id", [7, 5, 3]),
    ("ordering=time_docked,mission_ends_count&limit=2", [3, 5]), ("", [3, 5, 7]),
  ])
  func requestsAreAnswered(parameters: String, ids: [Int]) throws {
    let request = "/2.3.0/spacecraft/?\(parameters)"
    #expect(try Array(table.run(request).column("id", as: Int.self)) == ids)
    let query = try SpacecraftRequest(request).queryText()
    #expect(try Array(table.run(query).column("id", as: Int.self)) == ids, "\(query)")
  }

  @Test func fieldsThatOtherPagesHaveAreShown() throws {
    let newer =
      #"{"id":9,"name":"Dragon","spacecraft_config":{"id":6},"in_space":true,"time_in_space":"P3D"}"#
    let both = try Table(json: Self.text.dropLast() + ",\(newer)]", shapes: LaunchLibrary.shapes)
    #expect(both.fieldNames.contains("in_space") && both.fieldNames.contains("time_in_space"))
    #expect(!both.fieldNames.contains("flights_count"))
    #expect(try Array(both.run("where in_space").column("id", as: Int.self)) == [9])
    #expect(try both.run("where flights_count is null").count == 4)
  }

  @Test func rowsAreSpacecraft() throws {
    let craft = try table.run("").decode(Spacecraft.self)
    #expect(craft.map(\.inSpace) == [nil, nil, nil])
    #expect(try table.rows(Spacecraft.self).where(\.inSpace).run().isEmpty)
  }

  /// Only what requests ask for is known of data that lack it.
  @Test func otherFieldsStayUnknown() {
    #expect(throws: QueryError.self) { try table.run("where fastest_turnaround is null") }
    #expect(throws: QueryError.self) { try Table(json: #"{"id":1}"#).run("where in_space") }
  }
}
