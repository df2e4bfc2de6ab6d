import LaunchLibrary
import Perigee
import Testing

/// Limits of a run, and what stops it.
@Suite struct QueryOptionsTests {
  static func code(_ body: () throws -> QueryResult) -> String? {
    (#expect(throws: QueryError.self) { try body() })?.diagnostics.first?.code.rawValue
  }

  @Test func aCancelledTokenEndsAQuery() {
    let token = CancellationToken()
    let options = QueryOptions(cancellation: token)
    #expect(throws: Never.self) { try Table.spacecraft.run("order by name", options: options) }
    #expect(!token.isCancelled)
    token.cancel()
    #expect(token.isCancelled)
    #expect(Self.code { try Table.spacecraft.run("order by name", options: options) } == "cancelled")
  }

  @Test(arguments: [Duration.zero, .seconds(-1), .nanoseconds(1)])
  func aTimeLimitEndsAQuery(limit: Duration) {
    #expect(
      Self.code { try Table.spacecraft.run("", options: QueryOptions(timeLimit: limit)) } == "time-limit")
  }

  @Test(arguments: [Duration.seconds(60), .seconds(Int64.max), .seconds(10_000_000_000)])
  func aLongTimeLimitEndsNothing(limit: Duration) throws {
    #expect(try Table.spacecraft.run("", options: QueryOptions(timeLimit: limit)).count == 43)
  }

  @Test func noMoreRowsAreReturnedThanWanted() throws {
    let few = QueryOptions(mostRows: 3)
    #expect(
      try Table.spacecraft.run("order by -id", options: few).map { $0["id"] }
        == Table.spacecraft.run("order by -id limit 3").map { $0["id"] })
    #expect(try Table.spacecraft.run("limit 2", options: few).count == 2)
    #expect(try Table.spacecraft.run("limit 5 offset 41", options: few).count == 2)
    #expect(try Table.spacecraft.run("", options: QueryOptions(mostRows: -1)).isEmpty)
    #expect(try Table.spacecraft.run("select count()", options: few)[0][0] == 43)
  }

  @Test(arguments: [Int.min, 0, 1, 3, 1000])
  func threadsChangeNothing(threads: Int) throws {
    let result = try Table.spacecraft.run(
      "where in_space order by name", options: QueryOptions(threads: threads))
    #expect(
      result.map { $0["id"] } == (try Table.spacecraft.run("where in_space order by name").map { $0["id"] }))
  }

  @Test func aCancelledTaskEndsItsQuery() async {
    let task = Task { () async throws(QueryError) -> Int in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Table.spacecraft.run("order by name").count
    }
    let error = await #expect(throws: QueryError.self) { try await task.value }
    #expect(error?.diagnostics.first?.code == .cancelled)
  }

  @Test func manyTasksAskAtOnce() async throws {
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<200 { group.addTask { try await Table.spacecraft.run("where in_space").count } }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(counts.count == 1)
  }
}
