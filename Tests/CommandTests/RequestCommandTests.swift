import Foundation
import TestSupport
import Testing

/// Requests of Launch Library 2 wherever a statement may stand, in every format.
@Suite struct RequestCommandTests {
  private func run(_ arguments: [String], script: String = "") throws -> BuiltProgram.Outcome {
    try CommandTests.perigee.run(arguments, input: Array(script.utf8))
  }

  @Test(arguments: [
    ("csv", "id,name\n551,Crew Dragon Freedom\n"),
    ("ndjson", #"{"id":551,"name":"Crew Dragon Freedom"}"# + "\n"),
  ])
  func theRowsOfARequestAreTheRowsOfItsQuery(format: String, expected: String) throws {
    let query = try run(["--show-query", "/spacecraft/?in_space=true&limit=1"]).outputText
    #expect(query == "where in_space order by id limit 1\n")
    #expect(try run(["-f", format, "select id, name \(query)"]).outputText == expected)
    #expect(
      try run(["-f", format, "/spacecraft/?in_space=true&limit=1"]).output
        == run(["-f", format, query]).output)
  }

  @Test func everyFormatTakesARequest() throws {
    for format in ["table", "markdown", "csv", "tsv", "json", "ndjson", "ll2", "line"] {
      let outcome = try run(["-f", format, "/spacecraft/565/"])
      #expect(outcome.status == 0 && outcome.errorText == "", "\(format)")
      #expect(outcome.outputText.contains("Tianzhou-6"), "\(format)")
    }
  }

  @Test func theEnvelopeIsThatOfLL2() throws {
    let request = "https://ll.thespacedevs.com/2.3.0/spacecraft/?limit=1&offset=1&in_space=true"
    let outcome = try run(["-f", "ll2", request])
    let body = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any])
    #expect(Set(body.keys) == ["count", "next", "previous", "results"])
    #expect(body["count"] as? Int == 3)
    let address = "https://ll.thespacedevs.com/2.3.0/spacecraft/?in_space=true&limit=1"
    #expect(body["next"] as? String == address + "&offset=2")
    #expect(body["previous"] as? String == address)
    #expect(outcome.outputText.hasPrefix(#"{"count":3,"next":"https://"#))
    #expect(outcome.outputText.hasSuffix("]}\n"))
  }

  @Test func aQueryOfTheLanguageHasTheSameEnvelope() throws {
    let outcome = try run(["-f", "ll2", "select name where in_space order by name limit 1 offset 1"])
    #expect(
      outcome.outputText == #"{"count":3,"next":null,"previous":null,"results":[{"name":"Tianzhou-9"}]}"#
        + "\n")
    let fields = try run(["-f", "ll2", "--fields"]).outputText
    #expect(fields.hasPrefix(#"{"count":"#) && fields.contains(#""next":null"#))
  }

  @Test(arguments: [
    ("/spacecraft/1/", #"{"detail":"No Spacecraft matches the given query."}"#, "not-found", 12, 13),
    (
      "explain  /spacecraft/?limit=1&status=%39",
      #"{"status":["Select a valid choice. That choice is not one of the available choices."]}"#,
      "bad-request", 37, 40
    ),
  ])
  func whatLL2RefusesIsAlsoAnError(request: String, body: String, code: String, start: Int, end: Int) throws {
    let outcome = try run(["-f", "ll2", "--errors", "json", request])
    #expect(outcome.status == 1)
    #expect(outcome.outputText == body + "\n")
    let error = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.errors)) as? [String: Any])
    #expect(error["severity"] as? String == "error" && error["code"] as? String == code)
    #expect(error["start"] as? Int == start && error["end"] as? Int == end)
    #expect(body.contains(try #require(error["message"] as? String)))
    let other = try run(["-f", "json", request])
    #expect(other.outputText == "" && other.status == 1)
  }

  /// Spans count from the start of the script.
  @Test func requestsStandInScripts() throws {
    let script =
      "select count();\n-- a comment\n?limit=2&offset=x ;/spacecraft/1/;\n/spacecraft/565/?name=a;b;; select 1 limit 1"
    let outcome = try run(["-f", "json", "--errors", "json", "--keep-going"], script: script)
    let lines = outcome.outputText.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1].contains("Mercury No.11") && lines[1].contains("Gemini SC3"))
    #expect(lines[2].hasPrefix(#"{"error": {"severity":"error","code":"not-found""#))
    #expect(lines[3].hasPrefix(#"{"error": {"severity":"error","code":"not-found""#))
    #expect(outcome.status == 1)
    let places = outcome.errorText.split(separator: "\n").map { line in
      let object = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
      let start = object?["start"] as? Int ?? 0
      return String(decoding: Array(script.utf8)[start..<(object?["end"] as? Int ?? start)], as: UTF8.self)
    }
    #expect(places == ["x", "1", "565", "a;b;"])
  }

  @Test func inputFilesHoldRequestsToo() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try "/spacecraft/565/;\nexplain /spacecraft/565/\n".write(to: file, atomically: true, encoding: .utf8)
    let outcome = try run(["--input", file.path, "-f", "csv"])
    #expect(outcome.status == 0)
    #expect(outcome.outputText.contains("Tianzhou-6") && outcome.outputText.contains("filter,id = 565"))
    let shown = try run(["--show-query", "--input", file.path])
    #expect(shown.outputText == "where id = 565\nexplain where id = 565\n")
  }

  @Test func whatLL2PassesOverIsAWarning() throws {
    for arguments in [["-f", "csv"], ["--show-query"]] {
      let outcome = try run(arguments + ["/spacecraft/?limit=many"])
      #expect(outcome.status == 0 && outcome.outputText != "")
      #expect(outcome.errorText.contains("warning: `many` is no number of rows from 1 up, so LL2 gives 10"))
    }
  }

  @Test func aRequestSaysItsOwnMode() throws {
    let data = Array(#"[{"id":1,"name":"a","spacecraft_config":null,"flights":[]}]"#.utf8)
    for (mode, request, hasFlights) in [
      (nil, "/spacecraft/1/", false), (nil, "/spacecraft/1/?mode=detailed", true),
      ("normal", "/spacecraft/1/?mode=detailed", true), ("detailed", "/spacecraft/1/", true),
      ("detailed", "/spacecraft/1/?mode=normal", false), (nil, "where id = 1", true),
    ] {
      for format in ["json", "ll2", "csv"] {
        let arguments = ["-d", "-", "-f", format] + (mode.map { ["--mode", $0] } ?? []) + [request]
        let outcome = try CommandTests.perigee.run(arguments, input: data)
        #expect(outcome.outputText.contains("flights") == hasFlights, "\(arguments)")
      }
    }
  }

  @Test func aRequestIsAskedOfSpacecraftOnly() throws {
    let outcome = try CommandTests.perigee.run(
      ["-d", "-", "-f", "ll2", "?limit=1"], input: Array(#"[{"a":1}]"#.utf8))
    #expect(outcome.status == 1 && outcome.outputText == "")
    #expect(outcome.errorText.contains("the table does not hold its spacecraft"))
    let bound = try run(["--param", "x=1", "/spacecraft/565/"])
    #expect(bound.status == 1 && bound.outputText == "" && bound.errorText.contains("`$x`"))
  }

  @Test func aTimeLimitHoldsForTheCountToo() throws {
    let outcome = try run(["-f", "ll2", "--time-limit", "1e-9", "limit 1"])
    #expect(outcome.status == 1 && outcome.outputText == "")
    #expect(try run(["-f", "ll2", "--time-limit", "60", "limit 1"]).outputText.hasPrefix(#"{"count":43,"#))
  }
}
