import TestSupport
import Testing

@testable import PerigeeCommand

/// Charts as the program draws them: whole into pipes, in what the locale's encoding has.
@Suite struct ChartTests {
  private static let query =
    "select name, flights_count where flights_count between 4 and 6 order by -flights_count"

  @Test func barsGoWholeIntoPipes() throws {
    let run = try CommandTests.perigee.run(["-f", "chart", Self.query])
    #expect(
      run.outputText == """
        Crew Dragon Endeavour   6  ████████████████████████████████████████
        Crew Dragon Freedom     5  █████████████████████████████████▍
        Crew Dragon Resilience  4  ██████████████████████████▋
        Crew Dragon Endurance   4  ██████████████████████████▋
        X-37B 1                 4  ██████████████████████████▋

        """)
    #expect(run.status == 0)
    let all = try CommandTests.perigee.run(["-f", "chart", "select name, id"])
    #expect(all.outputText.split(separator: "\n").count == 43)
  }

  @Test(arguments: [
    (["LC_ALL": "C"], true), (["LC_ALL": "C.UTF-8"], false), (["LC_ALL": "", "LANG": "en_US.utf8"], false),
    (["LC_ALL": "", "LC_CTYPE": "de_DE.ISO-8859-1", "LANG": "en_US.utf8"], true), (["LC_ALL": ""], true),
    (["LC_ALL": "", "LC_CTYPE": "UTF-8"], false), (["LC_ALL": "fr_FR.UTF-8@euro"], false),
    (["LC_ALL": "POSIX", "LANG": "C.UTF-8"], true),
  ])
  func barsAreASCIIWhereTheLocaleIsNotUTF8(environment: [String: String], isASCII: Bool) throws {
    let run = try CommandTests.perigee.run(["-f", "chart", Self.query], environment: environment)
    #expect(run.outputText.contains("#") == isASCII)
    #expect(run.outputText.utf8.allSatisfy { $0 < 0x80 } == isASCII)
  }

  @Test func anAnswerThatIsNoChartIsAnErrorOfTheQuery() throws {
    let texts = try CommandTests.perigee.run(["-f", "chart", "--errors", "json", "select name, status.name"])
    #expect(texts.status == 1)
    #expect(texts.outputText == "")
    #expect(texts.errorText.contains(#""code":"type-mismatch","message":"a chart needs a number"#))
    let numbers = try CommandTests.perigee.run(["-f", "chart", "select id, flights_count limit 1"])
    #expect(numbers.status == 1)
    #expect(numbers.errorText.contains("a chart needs a text to label its bars, and the answer has none"))
  }

  /// There is nothing to label or to size.
  @Test(arguments: ["select id, flights_count", "select name", "select in_space, name"])
  func withoutARowThereIsNothingToDraw(query: String) throws {
    let run = try CommandTests.perigee.run([
      "-f", "chart", "--notes", "\(query) where fastest_turnaround < 1d",
    ])
    #expect(run.status == 0 && run.outputText == "")
    #expect(run.errorText.hasPrefix("note: "), "\(run.errorText)")
  }

  @Test func aBlankLineStandsBetweenTwoCharts() throws {
    let script = "select name, id limit 1; select name, id limit 0; select name, id limit 1"
    let run = try CommandTests.perigee.run(["-f", "chart", script])
    let lines = run.outputText.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[1] == "" && lines[0] == lines[2] && lines[3] == "")
  }
}
