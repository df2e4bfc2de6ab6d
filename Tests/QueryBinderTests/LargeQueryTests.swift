import QueryBinder
import QueryDiagnostics
import QueryPlan
import Testing

/// Queries as long as a statement may be are bound in time that grows with their length only.
struct LargeQueryTests {
  private static func repeated(_ part: String, _ count: Int, _ separator: String) -> String {
    Array(repeating: part, count: count).joined(separator: separator)
  }

  @Test func aLongListBecomesConstants() throws {
    let query = "where id in (\(LargeQueryTests.repeated("123456", 100_000, ",")))"
    let plan = try #require(BindingTranscript.bind(query)?.query?.plan)
    #expect(plan.expressions.nodes.count == 2)
    let root = try #require(plan.filter)
    guard case .constantMembership(_, let items) = plan.expressions[root].operation else {
      Issue.record("the list is not of constants")
      return
    }
    #expect(items.count == 100_000)
  }

  @Test(arguments: [
    "where \(repeated("1", 200_000, "+")) = id",
    "where \(repeated("id=1", 100_000, " or "))",
    "where concat(\(repeated("id", 100_000, ","))) = 'x'",
    "select \(repeated("id", 50_000, "+")) as x order by \(repeated("x", 100_000, ","))",
    "select \(repeated("id", 100_000, ","))",
    "search '\((0..<50_000).map(String.init).joined(separator: " "))'",
  ])
  func longQueriesAreBound(query: String) {
    #expect(BindingTranscript.bind(query)?.query != nil)
  }

  @Test(arguments: [
    ("where \(repeated("a", 350_000, ".")) = 1", 1),
    ("where \(repeated("a", 300_000, "__")) = 1", 1),
    ("where \(String(repeating: "_", count: 900_000)) = 1", 1),
    ("where maiden = '\(String(repeating: "a", count: 900_000))'", 1),
    ("where \(repeated("name", 100_000, "+")) = 'x'", 1),
    ("where \((0..<30_000).map { "x\($0)" }.joined(separator: " or "))", 30_000),
    ("where name in (\(repeated("tags", 30_000, ",")))", 30_000),
    ("where \((0..<30_000).map { "f\($0)(1)" }.joined(separator: " or "))", 30_000),
  ])
  func longQueriesWithErrorsHaveShortMessages(query: String, errors: Int) throws {
    let findings = try #require(BindingTranscript.bind(query)?.diagnostics)
    #expect(findings.count == errors)
    #expect(findings.allSatisfy { $0.message.utf8.count + ($0.hint?.utf8.count ?? 0) < 1000 })
  }
}
