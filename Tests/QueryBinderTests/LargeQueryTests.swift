import QueryBinder
import QueryDiagnostics
import QueryPlan
import TestSupport
import Testing

/// Long queries, with `PERIGEE_LONGEST` as long as a statement may be, are bound in time that grows with their length
/// only.
struct LargeQueryTests {
  private static func repeated(_ part: String, _ longest: Int, _ separator: String) -> String {
    Array(repeating: part, count: LongTexts.count(longest)).joined(separator: separator)
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
    #expect(items.count == LongTexts.count(100_000))
  }

  /// A query too long to be shown by its text.
  struct LongQuery: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let errors: Int

    init(_ name: String, _ text: String, errors: Int = 0) {
      testDescription = name
      self.text = text
      self.errors = errors
    }
  }

  @Test(arguments: [
    LongQuery("a sum", "where \(repeated("1", 200_000, "+")) = id"),
    LongQuery("a disjunction", "where \(repeated("id=1", 100_000, " or "))"),
    LongQuery("many arguments", "where concat(\(repeated("id", 100_000, ","))) = 'x'"),
    LongQuery(
      "a long column in many keys",
      "select \(repeated("id", 50_000, "+")) as x order by \(repeated("x", 100_000, ","))"),
    LongQuery("equal columns", "select \(repeated("id", 100_000, ","))"),
    LongQuery("a quantifier", "where any(\(repeated("family.id=1", 20_000, " or ")))"),
    LongQuery("many quantifiers", "where \(repeated("any(tags='a')", 20_000, " or "))"),
    LongQuery(
      "equal aggregates",
      "select \(repeated("sum(id)", 20_000, "+")) order by \(repeated("sum(id)", 20_000, ","))"),
    LongQuery(
      "aggregates",
      "select \((0..<LongTexts.count(10_000)).map { "sum(id+\($0))" }.joined(separator: ",")) having count() > 1"
    ),
    LongQuery(
      "group keys", "group by \((0..<LongTexts.count(20_000)).map { "id+\($0)" }.joined(separator: ","))"),
    LongQuery(
      "a long key", "group by \(repeated("id", 40_000, "+")) having \(repeated("id", 40_000, "+")) > 1"),
    LongQuery(
      "distinct", "select distinct \(repeated("id", 20_000, ",")) order by \(repeated("id", 20_000, ","))"),
    LongQuery(
      "many terms", "search '\((0..<LongTexts.count(50_000)).map(String.init).joined(separator: " "))'"),
  ])
  func longQueriesAreBound(query: LongQuery) {
    #expect(BindingTranscript.bind(query.text)?.query != nil)
  }

  @Test(arguments: [
    LongQuery("segments", "where \(repeated("a", 350_000, ".")) = 1", errors: 1),
    LongQuery("joined segments", "where \(repeated("a", 300_000, "__")) = 1", errors: 1),
    LongQuery(
      "underscores", "where \(String(repeating: "_", count: LongTexts.count(900_000))) = 1", errors: 1),
    LongQuery(
      "ungrouped", "select \(repeated("id", 20_000, ",")) having length(tags) > 1",
      errors: LongTexts.count(20_000) + 1),
    LongQuery(
      "ungrouped tests", "select \(repeated("id is null", 20_000, ",")) having count() > 1",
      errors: LongTexts.count(20_000)),
    LongQuery("two lists", "where any(\(repeated("tags='a' or crew='b'", 20_000, " or ")))", errors: 1),
    LongQuery("no list", "where \(repeated("any(id=1)", 10_000, " or "))", errors: LongTexts.count(10_000)),
    LongQuery(
      "unselected keys", "select distinct name order by \(repeated("id", 20_000, ","))",
      errors: LongTexts.count(20_000)),
    LongQuery(
      "no date", "where maiden = '\(String(repeating: "a", count: LongTexts.count(900_000)))'", errors: 1),
    LongQuery("a sum of texts", "where \(repeated("name", 100_000, "+")) = 'x'", errors: 1),
    LongQuery(
      "unknown names", "where \((0..<LongTexts.count(30_000)).map { "x\($0)" }.joined(separator: " or "))",
      errors: LongTexts.count(30_000)),
    LongQuery("lists", "where name in (\(repeated("tags", 30_000, ",")))", errors: LongTexts.count(30_000)),
    LongQuery(
      "unknown functions",
      "where \((0..<LongTexts.count(30_000)).map { "f\($0)(1)" }.joined(separator: " or "))",
      errors: LongTexts.count(30_000)),
  ])
  func longQueriesWithErrorsHaveShortMessages(query: LongQuery) throws {
    let diagnostics = try #require(BindingTranscript.bind(query.text)?.diagnostics)
    let findings = diagnostics.filter { $0.severity == .error }
    #expect(findings.count == query.errors)
    #expect(findings.allSatisfy { $0.message.utf8.count + ($0.hint?.utf8.count ?? 0) < 1000 })
  }
}
