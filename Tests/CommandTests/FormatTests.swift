import Foundation
import TestSupport
import Testing

/// Every output format, as the program writes it into a pipe.
@Suite struct FormatTests {
  /// Null, empty text, quotes, line ends, tabs, bars, wide characters, a record, lists, a duration, a missing key.
  private static let data = #"""
    [{"id":1,"name":"神舟 \"一\"","note":"a|b\n\tc","tags":["x","y"],"at":{"name":"Oslo"},"time":"P1DT2H"},
    {"id":2,"name":"","note":null,"tags":[],"time":"PT3M51S"},{"id":3,"name":"e,f","note":"g","tags":null,"at":null,"time":null}]
    """#

  private func answer(_ format: String, _ query: String = "") throws -> String {
    let run = try CommandTests.perigee.run(["-d", "-", "-f", format, query], input: Array(Self.data.utf8))
    #expect(run.status == 0 && run.errorText == "")
    return run.outputText
  }

  @Test(arguments: [
    (
      "csv",
      #"""
      id,name,note,tags,at,time
      1,"神舟 ""一""","a|b
      \tc","[""x"",""y""]","{""name"":""Oslo""}",P1DT2H
      2,"",,[],,PT3M51S
      3,"e,f",g,,,

      """#.replacing(#"\t"#, with: "\t")
    ),
    (
      "tsv",
      #"""
      id	name	note	tags	at	time
      1	"神舟 ""一"""	"a|b
      \tc"	"[""x"",""y""]"	"{""name"":""Oslo""}"	P1DT2H
      2	""		[]		PT3M51S
      3	e,f	g			

      """#.replacing(#"\t"#, with: "\t")
    ),
    (
      "ndjson",
      #"""
      {"id":1,"name":"神舟 \"一\"","note":"a|b\n\tc","tags":["x","y"],"at":{"name":"Oslo"},"time":"P1DT2H"}
      {"id":2,"name":"","note":null,"tags":[],"time":"PT3M51S"}
      {"id":3,"name":"e,f","note":"g","tags":null,"at":null,"time":null}

      """#
    ),
    (
      "markdown",
      #"""
      |  id | name      | note      |   time |
      | --: | --------- | --------- | -----: |
      |   1 | 神舟 "一" | a\|b\n\tc |  1d 2h |
      |   2 |           | null      | 3m 51s |
      |   3 | e,f       | g         |   null |

      """#
    ),
    (
      "line",
      #"""
      id = 1
      name = 神舟 "一"
      note = a|b\n\tc
      time = 1d 2h

      id = 2
      name =\u{20}
      note = null
      time = 3m 51s

      id = 3
      name = e,f
      note = g
      time = null

      """#.replacing(#"\u{20}"#, with: " ")
    ),
    (
      "table",
      #"""
      ┌────┬───────────┬──────────┬────────┐
      │ id │ name      │ note     │   time │
      ├────┼───────────┼──────────┼────────┤
      │  1 │ 神舟 "一" │ a|b\n\tc │  1d 2h │
      │  2 │           │ null     │ 3m 51s │
      │  3 │ e,f       │ g        │   null │
      └────┴───────────┴──────────┴────────┘
      3 rows

      """#
    ),
  ])
  func theSameRowsInEveryFormat(format: String, expected: String) throws {
    #expect(try answer(format) == expected)
  }

  @Test func jsonIsOneArrayOnOneLine() throws {
    let lines = try answer("ndjson").split(separator: "\n")
    #expect(try answer("json") == "[\(lines.joined(separator: ","))]\n")
  }

  @Test(arguments: [
    ("csv", "id,name\n"), ("tsv", "id\tname\n"), ("json", "[]\n"), ("ndjson", ""), ("line", ""),
    ("markdown", "|  id | name |\n| --: | ---- |\n"),
    ("table", "┌────┬──────┐\n│ id │ name │\n├────┼──────┤\n└────┴──────┘\n0 rows\n"),
  ])
  func noRows(format: String, expected: String) throws {
    #expect(try answer(format, "select id, name where id > 5") == expected)
  }

  /// Two tables in Markdown one behind the other would be one; so would the last row of one answer in lines and the
  /// first of the next.
  @Test(arguments: [
    ("markdown", "| count() |\n| ------: |\n|      43 |\n\n|  id |\n| --: |\n"),
    ("line", "count() = 43\n\ncount() = 0\n"), ("csv", "count()\n43\nid\ncount()\n0\n"),
  ])
  func aBlankLineStandsBetweenAnswersThatWouldRunTogether(format: String, expected: String) throws {
    let script = "select count(); select id where id < 0; select count() where id < 0"
    let run = try CommandTests.perigee.run(["-f", format], input: Array(script.utf8))
    #expect(run.outputText.hasPrefix(expected), "\(run.outputText)")
  }

  /// Nothing is elided, cut or coloured where no terminal is, however much there is.
  @Test(arguments: ["table", "markdown", "line"]) func aPipeGetsEverything(format: String) throws {
    let text = String(repeating: "long ", count: 100)
    let data = (0..<300).map { #"{"id":\#($0),"text":"\#(text)\#($0)"}"# }.joined(separator: "\n")
    let run = try CommandTests.perigee.run(
      ["-d", "-", "-f", format], input: Array(data.utf8),
      environment: ["COLUMNS": "40", "TERM": "xterm-256color"])
    #expect((0..<300).allSatisfy { run.outputText.contains("\(text)\($0)") })
    #expect(!run.outputText.contains("…") && !run.outputText.contains("\u{1B}"))
  }

  @Test(arguments: [("detailed", true), ("normal", false)])
  func theModeSaysWhichFieldsWholeRecordsHave(mode: String, hasFlights: Bool) throws {
    let record =
      #"{"id":1,"name":"a","spacecraft_config":{"id":2,"name":"b","history":"h"},"flights":[{"id":3}]}"#
    let plain = #"{"id":4,"name":"c","spacecraft_config":{"id":2,"name":"b"}}"#
    let short = #"{"id":1,"name":"a","spacecraft_config":{"id":2,"name":"b"}}"#
    let run = try CommandTests.perigee.run(
      ["-d", "-", "-f", "ndjson", "--mode", mode], input: Array("\(record)\n\(plain)\n".utf8))
    #expect(run.outputText == "\(hasFlights ? record : short)\n\(plain)\n")
    let csv = try CommandTests.perigee.run(
      ["-d", "-", "-f", "csv", "--mode", mode, "limit 0"], input: Array(record.utf8))
    #expect(csv.outputText == "id,name,spacecraft_config\(hasFlights ? ",flights" : "")\n")
  }

  @Test func aFormatThatIsNoneIsToldWithTheOnesThereAre() throws {
    let unknown = try CommandTests.perigee.run(["-f", "jsn", "limit 1"])
    #expect(unknown.errorText.contains("unknown format `jsn`; did you mean `json`?"), "\(unknown.errorText)")
    let far = try CommandTests.perigee.run(["-f", "picture", "limit 1"])
    #expect(
      far.errorText.contains(
        "unknown format `picture`; there are table, markdown, csv, tsv, json, ndjson, ll2, line, chart"))
  }

  /// What is written as lines of fields is the same again when it is read and written once more, declared types and all.
  @Test(arguments: ["csv", "tsv"])
  func linesOfFieldsAreReadBack(format: String) throws {
    let written = try CommandTests.perigee.run(["-f", format, ""])
    #expect(written.status == 0)
    let again = try CommandTests.perigee.run(["-d", "-", "-f", format, ""], input: written.output)
    #expect(again.errorText == "")
    #expect(again.outputText == written.outputText)
    let asked = try CommandTests.perigee.run(
      ["-d", "-", "-f", "csv", "select count() where time_in_space > 90d and serial_number is not null"],
      input: written.output)
    let expected = try CommandTests.perigee.run(
      ["-f", "csv", "select count() where time_in_space > 90d and serial_number is not null"])
    #expect(asked.outputText == expected.outputText)
  }
}
