import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Testing
import Values

@testable import QueryBinder

/// What the binder tells of `where` for notes about the answer.
struct ConditionTests {
  private func condition(_ query: String) throws -> (BoundCondition?, BoundQuery, SourceText) {
    let bound = try #require(BindingTranscript.bind(query)?.query)
    return (bound.condition, bound, SourceText(query))
  }

  @Test(arguments: [
    ("where in_space and flights_count > 1  and name='x'", ["in_space", "flights_count > 1", "name = 'x'"]),
    (
      "where (in_space and id = 1) and (id = 2 or name = 'x')",
      ["in_space", "id = 1", "id = 2 or name = 'x'"]
    ),
    ("search 'a b' where in_space and not any(tags='a')", ["in_space", "not any(tags = 'a')"]),
    ("where in_space", []), ("where in_space or id = 1", []), ("where not (in_space and id = 1)", []),
    ("where in_space and id = 1 group by name", ["in_space", "id = 1"]),
  ])
  func termsAreThoseOfTheOutermostAnd(query: String, terms: [String]) throws {
    let (condition, bound, source) = try condition(query)
    let found = try #require(condition)
    #expect(found.terms.map(found.text) == terms)
    for term in found.terms {
      #expect(bound.plan.expressions[term.expression].type == .boolean)
      let text = source[bound.spans[term.expression.position]]
      #expect(found.text(of: term).filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test(
    arguments: [
      ("search 'a' where in_space", "in_space", "'a'"), ("where in_space search 'a b'", "in_space", "'a b'"),
      ("where in_space and id = 1 search ''", "in_space and id = 1", nil),
      ("where in_space", "in_space", nil),
    ] as [(String, String, String?)])
  func theConditionIsApartFromTheSearch(query: String, root: String, search: String?) throws {
    let (condition, bound, source) = try condition(query)
    let found = try #require(condition)
    #expect(source[bound.spans[found.root.position]] == root)
    #expect(found.search.map { source[bound.spans[$0.position]] } == search)
    if search == nil { #expect(bound.plan.filter == found.root) }
  }

  @Test(arguments: ["search 'a'", "order by id", "having count() > 1"])
  func withoutWhereThereIsNoCondition(query: String) throws {
    #expect(try condition(query).0 == nil)
  }

  @Test(arguments: [
    ("where id = 1 and ID > 2 and name = 'x' or id is null", ["id", "name"], ["id", "name"]),
    (
      "where type = 'x' and agency__abbrev = 'y'", ["type", "agency__abbrev"],
      ["config.type", "config.agency.abbrev"]
    ),
    ("where any(family.name = 'x' and mass > 1)", ["family", "mass"], ["config.family", "mass"]),
    ("where any(flights.landings.pad.name = 'x')", ["flights"], ["flights"]),
    (
      "where any(attempt > 1) and any(family__name = 'x')", ["flights", "config.family"],
      ["flights", "config.family"]
    ),
    ("where any(tags = 'a') and length(tags) > 1 and image is null", ["tags", "image"], ["tags", "image"]),
    ("where status = 1 and status.name = 'x'", ["status", "status.name"], ["status", "status.name"]),
    ("where `two words` > 1 and 1 = 1", ["`two words`"], ["two words"]), ("where 1 = 1", [], []),
  ])
  func fieldsAreNamedOnceAsTheyWereWritten(query: String, texts: [String], paths: [String]) throws {
    let found = try #require(try condition(query).0)
    #expect(found.fields.map(\.text) == texts)
    let schema = SampleTable.table.schema
    #expect(found.fields.map { schema.names(along: $0.path).joined(separator: ".") } == paths)
  }

  @Test func oneHundredThousandTermsAreTold() throws {
    let query = "where \(Array(repeating: "id=1", count: 100_000).joined(separator: " and "))"
    let found = try #require(try condition(query).0)
    #expect(found.terms.count == 100_000)
    #expect(found.terms.last.map(found.text) == "id = 1")
  }
}
