import LaunchLibrary
import Perigee
import QueryDiagnostics
import ResultRendering
import Testing

/// The values of an answer's columns and how often they come.
@Suite struct FacetTests {
  private static func shown(_ facet: Facet) -> [String] { facet.entries.map { "\($0.value) \($0.count)" } }

  private static let table = #"""
    [{"id": 1, "a": "x", "b": true, "n": 2, "l": ["p", "q"], "r": {"id": 1, "name": "one"}, "p": {"x": 1}},
     {"id": 2, "a": "y", "b": true, "n": 2, "l": [], "r": {"id": 1, "name": "one"}, "p": {"x": 1}},
     {"id": 3, "a": "y", "b": null, "n": 1.5, "l": null, "r": null, "p": null},
     {"id": 4, "a": "", "b": false, "n": 1, "l": ["p"], "r": {"id": 2, "name": "two"}, "p": {"x": 2}}]
    """#

  @Test(arguments: [
    ("", "a", ["y 2", " 1", "x 1"], 0), ("", "b", ["true 2", "false 1"], 1),
    ("", "n", ["2 2", "1 1", "1.5 1"], 0),
    ("", "l", ["p 2", "q 1"], 1), ("", "r", ["one 2", "two 1"], 1), ("", "p.x", ["1 2", "2 1"], 1),
    ("where id > 2", "a", [" 1", "y 1"], 0), ("order by -id limit 1", "a", [" 1"], 0),
    ("select a as letter, id where b", "letter", ["x 1", "y 1"], 0),
    ("select id where b", "a", ["x 1", "y 1"], 0),
    ("select id", "n * 2", ["4 2", "2 1", "3 1"], 0),
    ("select a, count() group by a", "count()", ["1 2", "2 1"], 0),
    ("where id > 9", "a", [], 0),
  ])
  func valuesAreCountedMostFirst(query: String, field: String, values: [String], nulls: Int) throws {
    let facets = try Table(json: Self.table).run(query).facets(of: field)
    #expect(facets.count == 1)
    #expect(facets.first.map(Self.shown) == values, "\(query): \(field)")
    #expect(facets.first?.nullCount == nulls)
  }

  @Test func moreValuesThanAreToldAreCounted() throws {
    let facet = try #require(try Table.spacecraft.run("").facets(of: "spacecraft_config", most: 3).first)
    #expect(facet.entries.count == 3)
    let all = try Table.spacecraft.run("select spacecraft_config, count() group by spacecraft_config")
    #expect(facet.otherValues == all.count - 3)
    #expect(facet.otherRows + facet.entries.reduce(0) { $0 + $1.count } + facet.nullCount == 43)
  }

  /// What a facet tells is what grouping gives.
  @Test(arguments: ["status", "agency.name", "in_space", "flights_count", "serial_number", "time_in_space"])
  func aFacetAgreesWithGrouping(field: String) throws {
    let facet = try #require(try Table.spacecraft.run("").facets(of: field, most: 1000).first)
    let groups = try Table.spacecraft.run(
      "select \(field), count() where \(field) is not null group by \(field)")
    #expect(facet.entries.count == groups.count)
    for row in groups {
      let value = facet.entries.first { $0.value == row[0] }
      #expect(value.map { Value.integer(Int64($0.count)) } == row[1], "\(row[0])")
    }
  }

  @Test func withoutAFieldColumnsThatRepeatAreTold() throws {
    let facets = try Table.spacecraft.run("").facets()
    #expect(facets.map(\.name).contains("status") && facets.map(\.name).contains("in_space"))
    #expect(!facets.map(\.name).contains("name") && !facets.map(\.name).contains("time_in_space"))
    #expect(try Table.spacecraft.run("select name, id").facets().isEmpty)
  }

  @Test(arguments: [
    ("", "nonsense", DiagnosticCode.unknownField), ("", "p", .typeMismatch),
    ("select a, count() group by a", "n", .unknownField),
    ("", "a, b", .typeMismatch), ("", "count()", .typeMismatch),
  ])
  func whatCannotBeCountedIsAnError(query: String, field: String, code: DiagnosticCode) throws {
    let result = try Table(json: Self.table).run(query)
    do {
      _ = try result.facets(of: field)
      Issue.record("\(field) was counted")
    } catch {
      #expect(error.diagnostics.first?.code == code)
    }
  }

  @Test func itIsDrawnWithBars() throws {
    let facet = try #require(try Table(json: Self.table).run("").facets(of: "a", most: 2).first)
    #expect(
      facet.lines(RenderingOptions(width: 18, isASCII: true)) == [
        "a", "  y  2  ##########", "     1  #####", "  and 1 more value in 1 row",
      ])
  }
}
