import Foundation
import LaunchLibrary
import Perigee
import Testing

/// What LL2's own framework answers to requests, recorded by `Scripts/record-requests.py`: every parameter alone and
/// in pairs, on the embedded spacecraft and on a few with nulls.
@Suite struct RecordedRequestTests {
  struct Recorded {
    let data: String
    let request: String
    let status: Int
    /// The records in it are their ids.
    let body: Any
  }

  static func all() throws -> [Recorded] {
    try RequestTables.text("recorded-requests.ndjson").split(separator: "\n").compactMap { line in
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let data = object["data"] as? String, let request = object["request"] as? String,
        let status = object["status"] as? Int, let body = object["body"]
      else { return nil }
      return Recorded(data: data, request: request, status: status, body: body)
    }
  }

  @Test func requestsAreAnsweredAsByTheFramework() throws {
    let all = try Self.all()
    #expect(all.count > 600)
    for recorded in all {
      let table = try #require(RequestTables.all[recorded.data])
      // White space ends a request; in an address there is none.
      let response = try SpacecraftRequest(recorded.request).response(from: table)
      #expect(response.status == recorded.status, "\(recorded.request)")
      let body = Self.withIDs(try response.parsedBody())
      #expect((body as? NSObject) == (recorded.body as? NSObject), "\(recorded.request): \(body)")
    }
  }

  /// What `--show-query` prints gives the same rows.
  @Test func theQueryOfARequestGivesTheSameRows() throws {
    for recorded in try Self.all() where recorded.status == 200 {
      let table = try #require(RequestTables.all[recorded.data])
      let request = SpacecraftRequest(recorded.request)
      let text = try request.queryText()
      #expect(try Query(text).formatted() == text)
      let rows = try table.run(text).column("id", as: Int.self).map { $0 }
      #expect(try request.response(from: table).ids() == rows, "\(recorded.request): \(text)")
    }
  }

  /// A body with the ids of its records in their place.
  static func withIDs(_ body: Any) -> Any {
    guard var object = body as? [String: Any] else { return body }
    if let id = object["id"] as? Int { return id }
    if let results = object["results"] as? [[String: Any]] { object["results"] = results.map { $0["id"] } }
    return object
  }
}
