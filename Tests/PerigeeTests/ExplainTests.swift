import LaunchLibrary
import Perigee
import Testing

/// Plans as answers.
@Suite struct ExplainTests {
  @Test func aPlanIsATableOfItsSteps() throws {
    let plan = try Table.spacecraft.run(
      "explain where flights_count > $n order by -time_in_space limit 3", ["n": 1])
    #expect(plan.columnNames == ["step", "detail"])
    #expect(plan.map { $0["step"].text } == ["scan", "filter", "top", "cut", "select"])
    #expect(plan[1]["detail"].text?.hasPrefix("flights_count > 1") == true)
    #expect(plan.notes.isEmpty)
  }

  @Test func anAnalyzedPlanTellsWhatEachStepDid() throws {
    let plan = try Table.spacecraft.run("explain analyze where flights_count > 1 order by name")
    #expect(plan.columnNames == ["step", "detail", "rows_in", "rows_out", "blocks_skipped", "time"])
    let filter = try #require(plan.first { $0["step"] == "filter" })
    #expect(filter["rows_in"] == 43)
    #expect(filter["rows_out"].integer == Int64(try Table.spacecraft.run("where flights_count > 1").count))
    #expect(filter["time"].duration != nil)
  }

  @Test func aPlanOfAWrongQueryIsItsErrors() {
    let error = #expect(throws: QueryError.self) {
      try Table.spacecraft.run("explain where flight_count > 1")
    }
    #expect(error?.diagnostics.map(\.code) == [.unknownField])
    #expect(throws: QueryError.self) {
      try Table(json: #"[{"n": 9223372036854775807}]"#).run("explain analyze where n + 1 > 0")
    }
  }

  @Test func aPlanIsOneArrayInJSON() throws {
    let text = try Table.spacecraft.run("explain limit 1").text(as: .json)
    #expect(text.hasPrefix(#"[{"step":"scan","detail":"43 rows in 1 block"#))
    #expect(text.hasSuffix("}]\n"))
  }
}
