import LaunchLibrary
import Perigee
import Testing

/// Requests as a program asks them.
@Suite struct SpacecraftRequestTests {
  @Test func aTableAnswersARequestLikeAnyQuery() throws {
    let result = try Table.spacecraft.run("/spacecraft/?in_space=true&ordering=-time_in_space&limit=2")
    #expect(result.map { "\($0["name"])" } == ["X-37B 1", "Crew Dragon Freedom"])
    #expect(try result.totalCount() == 3)
    #expect(try result.decode(Spacecraft.self).map(\.id) == [558, 551])
  }

  @Test func aRequestIsPreparedAsWell() throws {
    let prepared = try Table.spacecraft.prepare("/spacecraft/565/")
    #expect(try prepared.run().count == 1)
    #expect(prepared.parameterNames == [])
    #expect(codes { try Table.spacecraft.prepare("/spacecraft/?status=9") } == ["bad-request"])
    #expect(codes { try Table.spacecraft.prepare("/spacecraft/1/").run() } == ["not-found"])
    #expect(codes { try prepared.run(["x": 1]) } == ["unused-parameter"])
  }

  @Test func whatRowsARequestWouldGiveDoesNotDependOnTheMostRows() throws {
    let result = try Table.spacecraft.run("/spacecraft/565/", options: QueryOptions(mostRows: 0))
    #expect(result.isEmpty)
    let page = try Table.spacecraft.run("?limit=5&offset=40", options: QueryOptions(mostRows: 1))
    #expect(page.count == 1)
    #expect(try page.totalCount() == 43)
  }

  @Test(arguments: [
    ("", 43), ("limit 3", 43), ("limit 3 offset 41", 43), ("offset 50", 43), ("limit 0", 43),
    ("where in_space limit 1", 3),
    ("where flights_count > 1000 limit 1", 0), ("select status, count() group by status limit 2", 5),
    ("select distinct status limit 1", 5), ("select count() limit 0", 1), ("having count() > 100 limit 1", 0),
    ("select id * 9223372036854775807 / 3 as x where id = 3 or id = 13 order by id limit 0", 2),
    ("select distinct status, in_space order by status limit 1 offset 3", 7), ("explain limit 3", 3),
  ])
  func theTotalCountIsThatWithoutLimitAndOffset(query: String, count: Int) throws {
    #expect(try Table.spacecraft.run(query).totalCount() == count)
  }

  @Test func theOptionsOfAQueryEndItsCountToo() throws {
    let token = CancellationToken()
    let result = try Table.spacecraft.run("limit 1", options: QueryOptions(cancellation: token))
    token.cancel()
    #expect(codes { try result.totalCount() } == ["cancelled"])
    #expect(codes { try result.launchLibraryBody() } == ["cancelled"])
  }

  @Test func aQueryHasAnEnvelopeToo() throws {
    let result = try Table.spacecraft.run("select id where in_space order by id limit 1 offset 1")
    #expect(
      try result.launchLibraryBody() == #"{"count":3,"next":null,"previous":null,"results":[{"id":558}]}"#)
  }

  @Test func aRequestIsAnsweredApartFromTheTask() async throws {
    let response = try await SpacecraftRequest("/spacecraft/565/").response(from: .spacecraft)
    #expect(response.status == 200 && response.page == nil)
    let refusal = try await SpacecraftRequest("/spacecraft/1/").response(from: .spacecraft)
    #expect(refusal.status == 404 && refusal.result == nil)
    #expect(refusal.error?.diagnostics.first?.code == .notFound)
    #expect(refusal.body == #"{"detail":"No Spacecraft matches the given query."}"#)
  }

  @Test func theModeOfARequestDecidesTheFields() throws {
    let table = try Table(
      json: #"[{"id":1,"name":"a","spacecraft_config":{"id":2,"name":"b","history":"c"},"flights":[]}]"#,
      shapes: LaunchLibrary.shapes)
    let whole = #"{"id":1,"name":"a","spacecraft_config":{"id":2,"name":"b","history":"c"},"flights":[]}"#
    let short = #"{"id":1,"name":"a","spacecraft_config":{"id":2,"name":"b"}}"#
    for (request, mode, expected) in [
      ("/spacecraft/1/", nil, short), ("/spacecraft/1/?mode=detailed", nil, whole),
      ("/spacecraft/1/?mode=list", nil, short),
      ("/spacecraft/1/?mode=normal", WritingOptions.Mode.detailed, short),
      ("/spacecraft/1/", .detailed, whole), ("/spacecraft/1/?mode=detailed", .normal, whole),
    ] {
      let result = try table.run(request)
      #expect(try result.launchLibraryBody(mode: mode) == expected, "\(request)")
      #expect(result.text(as: .ndjson, options: WritingOptions(mode: mode)) == expected + "\n", "\(request)")
    }
  }

  @Test func onlySpacecraftAnswerRequests() throws {
    let table = try Table(json: #"[{"id":1,"name":"a"}]"#, shapes: LaunchLibrary.shapes)
    #expect(codes { try table.run("/spacecraft/") } == ["bad-request"])
    #expect(codes { try SpacecraftRequest("/spacecraft/").response(from: table) } == ["bad-request"])
    #expect(codes { try SpacecraftRequest("where in_space").response(from: .spacecraft) } == ["bad-request"])
    #expect(codes { try SpacecraftRequest("where in_space").queryText() } == ["bad-request"])
    #expect(codes { try Query("/spacecraft/").formatted() } == ["bad-request"])
    #expect(codes { try Table.spacecraft.run("/spacecraft/ where in_space") } == ["syntax"])
    #expect(codes { try Table.spacecraft.run("/launches/ where in_space") } == ["bad-request", "syntax"])
    #expect(codes { try SpacecraftRequest("/spacecraft/ x").queryText() } == ["syntax"])
  }

  @Test func whatTheDataLackIsNull() throws {
    let table = try Table(
      json: #"[{"id":1,"name":"a","spacecraft_config":{"id":2,"name":"b"}}]"#, shapes: LaunchLibrary.shapes)
    #expect(try table.run("?search=A&spacecraft_config=2").count == 1)
    #expect(try table.run("?ordering=time_in_space").count == 1)
    for request in ["?in_space=true", "?in_space=false", "?status=1"] {
      #expect(try table.run(request).isEmpty, "\(request)")
    }
    #expect(codes { try table.run("?status=9") } == ["bad-request"])
  }

  @Test func limitsEndARequest() throws {
    let token = CancellationToken()
    token.cancel()
    let options = QueryOptions(cancellation: token)
    #expect(
      codes { try SpacecraftRequest("/spacecraft/").response(from: .spacecraft, options: options) } == [
        "cancelled"
      ])
  }

  private func codes(_ body: () throws -> Any) -> [String] {
    do {
      _ = try body()
      return []
    } catch {
      return (error as? QueryError)?.diagnostics.map(\.code.rawValue) ?? ["\(error)"]
    }
  }
}
