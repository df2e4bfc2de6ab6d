import QueryOptimizer
import QueryPlan
import TestSupport
import Testing

/// Plans of a hundred thousand terms are rewritten and told in time and length that grow with the statement only.
@Suite struct LargePlanTests {
  private static func repeated(_ count: Int, _ separator: String, _ part: (Int) -> String) -> String {
    (0..<count).map(part).joined(separator: separator)
  }

  /// Statements near a limit of the language, or so long that more than linear time would show.
  private static let statements: [String: String] = [
    "a long or": "where \(repeated(100_000, " or ") { "id=\($0 % 1000)" })",
    "a long or of equal terms": "where \(repeated(30_000, " or ") { _ in "ok" })",
    "a long negated or": "where not (\(repeated(30_000, " or ") { "n<\($0 % 10)" }))",
    "a long list": "where id in (\(repeated(100_000, ",") { "\($0)" }))",
    "a long list of constants to be computed": "where n in (\(repeated(30_000, ",") { "\($0)+1" }))",
    "a long sum": "where \(repeated(60_000, "+") { _ in "n" }) = 1",
    "a long sum of constants": "where n = \(repeated(60_000, "+") { _ in "1" })",
    "deep negation": "where \(repeated(120, "") { _ in "not (" })ok\(repeated(120, "") { _ in ")" })",
    "deep nesting":
      "where \(repeated(250, "") { _ in "(ok and n>1 or " })ok\(repeated(250, "") { _ in ")" })",
    "many ranges": "where \(repeated(10_000, " and ") { "n>=\($0) and n<=\($0)" })",
    "many keys": "order by \(repeated(15_000, ",") { "n+\($0)*2" }) limit 3",
    "many columns": "select \(repeated(15_000, ",") { "n+\($0)" })",
    "a long text": "where name = '\(repeated(500_000, "") { _ in "é" })'",
    "a long concatenation": "where name = concat(\(repeated(30_000, ",") { _ in "'abc'" }))",
  ]

  @Test(arguments: statements.keys.sorted())
  func largePlansAreRewrittenAndToldSoon(name: String) throws {
    let query = try #require(LargePlanTests.statements[name])
    let plan = try #require(TrialQuery.plan(query).plan, "\(TrialQuery.plan(query).errors.prefix(1))")
    let (seconds, lines) = try SmallStack.run {
      var lines: [String] = []
      let seconds = ProcessorTime.seconds {
        lines = TrialQuery.lines(Optimizer.optimize(plan, for: TrialQuery.table))
      }
      return (seconds, lines)
    }
    // In debug code; anything but linear takes minutes.
    #expect(seconds < 10 * ProcessorTime.allowance)
    #expect(lines.allSatisfy { $0.utf8.count < 20_000 })
  }

  @Test func whatIsLeftOutIsCounted() throws {
    let query = "where id in (\(LargePlanTests.repeated(100_000, ",") { "\($0)" }))"
    let plan = try #require(TrialQuery.plan(query).plan)
    let lines = TrialQuery.lines(PhysicalPlan(plan))
    #expect(lines.contains("filter: id in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 99,990 more)"))
  }
}
