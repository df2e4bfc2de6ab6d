import Foundation
import LaunchLibrary
import Perigee
import TestSupport

/// A listing of the embedded spacecraft with what a test changes of it.
struct Listing: Sendable {
  private static let records: [String] =
    (try? Table.spacecraft.run(""))?.text(as: .ndjson)
    .split(separator: "\n").map(String.init) ?? []

  var count: @Sendable (LoopbackServer.Request) -> Int = { _ in Listing.records.count }
  /// What stands as `next`; the argument is what belongs there.
  var next: @Sendable (LoopbackServer.Request, String?) -> String? = { $1 }
  /// Done instead of answering; nil where nothing is wrong.
  var trouble: @Sendable (LoopbackServer.Request) -> LoopbackServer.Reaction? = { _ in nil }

  func body(of request: LoopbackServer.Request) -> String {
    let limit = request.number(of: "limit") ?? 10
    let offset = request.number(of: "offset") ?? 0
    let results = Listing.records.dropFirst(offset).prefix(limit).joined(separator: ",")
    let host = request.headers["host"] ?? ""
    let path = request.target.prefix { $0 != "?" }
    let isLast = offset + limit >= Listing.records.count
    let following = "http://\(host)\(path)?format=json&limit=\(limit)&offset=\(offset + limit)"
    let next = next(request, isLast ? nil : following).map { "\"\($0)\"" } ?? "null"
    return #"{"count":\#(count(request)),"next":\#(next),"previous":null,"results":[\#(results)]}"#
  }

  func server() throws -> LoopbackServer {
    try LoopbackServer { [self] request in
      trouble(request) ?? .answer(status: 200, body: body(of: request))
    }
  }
}
