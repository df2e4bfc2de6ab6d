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

  @Test func anAnalyzedPlanNamesWhatColumnsHadMade() throws {
    let long = String(repeating: "long ", count: 20)
    let records = (0..<300).map { row in #"{"name": "craft \#(row)", "text": "\#(long)\#(row)"}"# }
    let table = try Table(json: "[" + records.joined(separator: ",") + "]")
    func filter(_ condition: String) throws -> String? {
      let plan = try table.run("explain analyze where \(condition)")
      #expect(try table.run("explain where \(condition)")[1]["detail"].text?.contains("; by ") == false)
      return plan.first { $0["step"] == "filter" }?["detail"].text
    }
    #expect(try filter("name = 'craft 7'") == "name = 'craft 7'")
    // An index of so few is made when they have been searched often.
    for _ in 0..<200 { _ = try table.run("where name = 'craft 7'") }
    #expect(try filter("name = 'craft 7'") == "name = 'craft 7'; by index")
    for _ in 0..<3 { _ = try table.run("where text like '%9'") }
    _ = try filter("text like '%g 9%'")
    _ = try filter("text like '%g 9%'")
    #expect(try filter("text like '%g 9%'") == "text like '%g 9%'; by marks")
  }

  @Test(arguments: [
    "explain analyze where in_space order by -time_in_space limit 2",
    "explain analyze select distinct status order by status limit 1 offset 1",
    "explain analyze group by status having count() > 2 order by -count()",
  ])
  func everyStepOfAnAnalyzedPlanHasItsCounts(query: String) throws {
    for step in try Table.spacecraft.run(query) {
      #expect(step["rows_in"].integer != nil && step["rows_out"].integer != nil, "\(step)")
    }
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
