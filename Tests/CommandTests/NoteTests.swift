import Foundation
import TestSupport
import Testing

/// `--notes`: what an answer says about itself, on standard error.
@Suite struct NoteTests {
  @Test func nullsThatDropOutAreCounted() throws {
    let data = Array(#"[{"id":1,"mass":2.5},{"id":2,"mass":null},{"id":3,"mass":null}]"#.utf8)
    let arguments = ["-d", "-", "-f", "csv", "select id where mass > 1"]
    let run = try CommandTests.perigee.run(["--notes"] + arguments, input: data)
    #expect(run.outputText == "id\n1\n")
    #expect(run.errorText == "note: 2 rows have no mass\n")
    #expect(run.status == 0)
    #expect(try CommandTests.perigee.run(arguments, input: data).errorText == "")
  }

  @Test(arguments: ["csv", "line", "table"]) func theConditionThatKeepsEveryRowOutIsNamed(
    format: String
  ) throws {
    let run = try CommandTests.perigee.run([
      "--notes", "--errors", "json", "-f", format, "where in_space and flights_count > 1000",
    ])
    let lines = run.errorText.split(separator: "\n")
    let notes = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(notes.allSatisfy { $0["severity"] as? String == "note" })
    #expect(notes.map { $0["message"] as? String } == ["without flights_count > 1000: 3 rows"])
    #expect(run.status == 0)
  }
}
