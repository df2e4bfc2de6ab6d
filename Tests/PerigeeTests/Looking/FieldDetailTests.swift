import LaunchLibrary
import Perigee
import QueryDiagnostics
import ResultRendering
import Testing

/// What is told of one field.
@Suite struct FieldDetailTests {
  @Test func aFieldIsFoundAsAQueryFindsIt() throws {
    let detail = try Table.spacecraft.fieldDetail("abbrev")
    #expect(detail.summary.path == "spacecraft_config.agency.abbrev")
    #expect(detail.shortPath == "abbrev")
    let summaries = Table.spacecraft.fieldSummaries()
    #expect(summaries.contains(detail.summary))
    #expect(try Table.spacecraft.fieldDetail("STATUS").summary.path == "status")
  }

  /// Both examples of every field run, and most of them find something.
  @Test func everyFieldHasTwoExamplesThatRun() throws {
    var found = 0
    let summaries = Table.spacecraft.fieldSummaries()
    for summary in summaries {
      let detail = try Table.spacecraft.fieldDetail(summary.path)
      #expect(detail.summary == summary)
      #expect(detail.examples.count == 2, "\(summary.path): \(detail.examples)")
      for example in detail.examples {
        let result = try Table.spacecraft.run(example)
        found += result.isEmpty ? 0 : 1
        #expect(result.warnings.isEmpty, "\(example)")
      }
    }
    #expect(found > summaries.count)
  }

  @Test func strangeFieldsHaveExamplesToo() throws {
    let table = try Table(
      json: #"""
        [{"two words": "it's", "order": 9223372036854775807, "none": null, "a": {"b c": -1.5e300, "id": 1},
          "l": ["x\u001b"], "g": [[1, 2]], "d": "0001-01-01", "t": "P1DT1S", "m": [1, "x"], "mixed": 1, "e": []},
         {"order": -9223372036854775808, "d": "9999-12-31", "t": "-P1D", "mixed": "x"}]
        """#)
    for summary in table.fieldSummaries() {
      let detail = try table.fieldDetail(summary.path)
      #expect(!detail.examples.isEmpty, "\(summary.path)")
      for example in detail.examples { _ = try table.run(example) }
      let lines = detail.lines(RenderingOptions(width: 60))
      #expect(!lines.joined().unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  @Test func anUnknownFieldIsToldWithTheNearest() {
    #expect(throws: QueryError.self) { try Table.spacecraft.fieldDetail("flight_count") }
    do {
      _ = try Table.spacecraft.fieldDetail("flight_count")
    } catch {
      #expect(error.diagnostics.first?.hint == "did you mean `flights_count`?")
    }
    #expect(throws: QueryError.self) { try Table.spacecraft.fieldDetail("id + 1") }
  }

  @Test func itIsTold() throws {
    let table = try Table(json: #"[{"a": "x"}, {"a": "y"}, {"a": "y"}, {"a": null}]"#)
    #expect(
      try table.fieldDetail("a").lines(RenderingOptions(width: 40)) == [
        "a: text", "  nulls         1", "  distinct      2", "  smallest      x", "  largest       y",
        "  most often",
        "    y  2  ██████████████████████████████", "    x  1  ███████████████", "  ask, say",
        "    where a = 'y'",
        "    select a, count() group by a order by -count()",
      ])
  }
}
