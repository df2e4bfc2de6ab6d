import LaunchLibrary
import Perigee
import QueryDiagnostics
import ResultRendering
import Testing

/// The queries behind charts of fields.
@Suite struct ChartQueryTests {
  static let cases: [(field: String, key: String?, query: String)] = [
    (
      "time_in_space", "spacecraft_config",
      "select spacecraft_config, sum(time_in_space) group by spacecraft_config order by -sum(time_in_space) limit 20"
    ),
    ("time_in_space", nil, "select name, time_in_space order by -time_in_space limit 20"),
    ("status", nil, "select status, count() group by status order by -count() limit 20"),
    ("name", "status", "select status, count(name) group by status order by -count(name) limit 20"),
    ("in_space", "agency", "select agency, sum(in_space) group by agency order by -sum(in_space) limit 20"),
    ("count()", "in_space", "select in_space, count() group by in_space order by -count() limit 20"),
    (
      "time_in_space", "flights_count",
      "select concat(flights_count) as label, sum(time_in_space) where flights_count is not null group by flights_count order by flights_count"
    ),
    (
      "time_in_space - time_docked", nil,
      "select name, time_in_space - time_docked order by -(time_in_space - time_docked) limit 20"
    ),
    ("count()", nil, "select 'count()', count()"),
    (
      "max(flights_count)", "AGENCY.abbrev",
      "select AGENCY.abbrev, max(flights_count) group by AGENCY.abbrev order by -max(flights_count) limit 20"
    ),
  ]

  @Test(arguments: cases)
  func aFieldHasAQueryThatShowsIt(field: String, key: String?, query: String) throws {
    let found = try Table.spacecraft.chartQuery(of: field, by: key)
    #expect(found == query)
    let result = try Table.spacecraft.run(found)
    #expect(!result.isEmpty)
    #expect(ResultRenderer.refusal(of: result.resultSet, as: .chart) == nil)
  }

  /// Every field of the table can be drawn, by itself and by another one, or it is said why not.
  @Test func everyFieldIsAChartOrAnError() throws {
    var refused: Set<String> = []
    for summary in Table.spacecraft.fieldSummaries() {
      for key in [nil, "status", "in_space"] {
        do throws(QueryError) {
          let query = try Table.spacecraft.chartQuery(of: summary.path, by: key)
          let result = try Table.spacecraft.run(query)
          #expect(ResultRenderer.refusal(of: result.resultSet, as: .chart) == nil, "\(query)")
        } catch {
          #expect(error.diagnostics.count == 1 && error.diagnostics.first?.code == .typeMismatch, "\(error)")
          refused.insert(summary.path)
        }
      }
    }
    #expect(refused.contains("spacecraft_config.family") && !refused.contains("status"))
    #expect(refused.count < Table.spacecraft.fieldSummaries().count / 2, "\(refused.sorted())")
  }

  @Test func datesArePutTogetherByYear() throws {
    let table = try Table(
      json: #"[{"d": "2019-03-02"}, {"d": "2019-05-01"}, {"d": null}, {"d": "2021-01-01"}]"#)
    let query = try table.chartQuery(of: "d")
    #expect(
      query == "select concat(year(d)) as year, count() where d is not null group by year(d) order by year(d)"
    )
    #expect(try table.run(query).map { $0[0] } == ["2019", "2021"])
    #expect(try table.chartQuery(of: "count()", by: "d") == query)
  }

  @Test func rowsWithoutATextAreCalledByWhatThereIs() throws {
    let table = try Table(json: #"[{"n": 1, "m": 2.5}, {"n": 2, "m": 1}]"#)
    let query = try table.chartQuery(of: "m")
    #expect(query == "select concat(n) as label, m order by -m limit 20")
    #expect(ResultRenderer.refusal(of: try table.run(query).resultSet, as: .chart) == nil)
  }

  @Test(
    arguments: [
      ("flight_count", nil), ("id", "nonsense"), ("id, name", nil), ("id where in_space", nil), ("", nil),
    ] as [(String, String?)])
  func whatIsNoFieldIsAnError(field: String, key: String?) {
    #expect(throws: QueryError.self) { try Table.spacecraft.chartQuery(of: field, by: key) }
  }
}
