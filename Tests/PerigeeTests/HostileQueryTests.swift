import Foundation
import LaunchLibrary
import Perigee
import TestSupport
import Testing

/// Queries that are made to break the engine end in an answer or a clean error, also on a small stack.
@Suite struct HostileQueryTests {
  static let nests = [
    ("(", "in_space", ")"), ("not ", "in_space", ""), ("- ", "id", ""), ("abs(", "id", ")"),
  ]

  @Test(arguments: nests)
  func levelsOfNestingWorkUpTo256(opening: String, core: String, closing: String) throws {
    @Sendable func query(_ depth: Int) -> String {
      let nest = String(repeating: opening, count: depth) + core + String(repeating: closing, count: depth)
      return "select \(nest) as x order by \(nest) limit 1"
    }
    let works = try SmallStack.run { Self.codes(query(256)) }
    #expect(works == [])
    let fails = try SmallStack.run { Self.codes(query(257)) }
    #expect(fails == ["too-deep", "too-deep"])
  }

  static let long: [(name: String, text: String, codes: [String])] = [
    ("or", "where " + Array(repeating: "id=1", count: 100_000).joined(separator: " or "), []),
    ("in", "where id in (" + (0..<100_000).map(String.init).joined(separator: ",") + ")", []),
    ("sum", "select " + Array(repeating: "1", count: 500_000).joined(separator: "+") + " limit 1", []),
    ("path", "where " + Array(repeating: "a", count: 500_000).joined(separator: "."), ["unknown-field"]),
    ("brackets", "where " + String(repeating: "(", count: 1_048_570), ["too-deep"]),
    ("nots", "where " + String(repeating: "not ", count: 262_142), ["too-deep"]),
    ("minus", "where " + String(repeating: "- ", count: 524_285), ["too-deep"]),
    ("comment", String(repeating: "-", count: 1 << 20), []),
    ("nul", "where id = 3\u{0}", ["syntax"]),
  ]

  /// Minutes are many here: debug builds are ten times slower than what is shipped, and other tests run beside this one.
  @Test(.timeLimit(.minutes(10)), .enabled(if: isWanted), arguments: long.indices)
  func longQueriesAreAnsweredOrRefused(index: Int) throws {
    let query = Self.long[index]
    let codes = try SmallStack.run { Self.codes(query.text) }
    #expect(codes == query.codes, "\(query.name)")
  }

  @Test(arguments: [
    ("select 9223372036854775807 + 1", ["overflow"]), ("select -9223372036854775808 // -1", ["overflow"]),
    ("select 1 % 0, 1 / 0, 1 // 0", []), ("select 1e308 * 10", ["not-finite"]),
    ("select -(-9223372036854775808)", ["overflow"]), ("select abs(-9223372036854775808)", ["overflow"]),
    ("limit 9223372036854775807 offset 9223372036854775807", []),
  ])
  func extremesAreAnsweredOrRefused(query: String, codes: [String]) {
    #expect(Self.codes(query) == codes)
  }

  /// Sanitizers make these too slow to wait for.
  static let isWanted = ProcessInfo.processInfo.environment["PERIGEE_SANITIZED"] == nil

  /// The codes of the errors that a query gives, rows and all.
  static func codes(_ query: String) -> [String] {
    do {
      let result = try Table.spacecraft.run(query)
      _ = result.first.map { row in row[0] }
      return []
    } catch {
      return error.diagnostics.filter { $0.severity == .error }.map(\.code.rawValue)
    }
  }
}
