import Foundation
import Testing

@testable import Shell

/// What may stand at the cursor: in queries, which other tests hold, and in commands.
@Suite struct CompletionTests {
  private func completions(_ lines: [String]) throws -> LineCompletions {
    let session = ScriptedSession(lines: lines)
    session.editor.asksForCompletions = true
    session.run()
    return try #require(session.editor.completions.last)
  }

  private func texts(_ lines: String...) throws -> [String] { try completions(lines).candidates.map(\.text) }

  @Test(arguments: [
    (".f", [".fields", ".facet", ".format"]), (".FORM", [".format"]), (".format m", ["markdown"]),
    (".format x", []), (".last nd", ["ndjson"]), (".mode ", ["normal", "detailed", "own"]),
    (".timer o", ["on", "off"]),
    (".help .op", [".open"]), (".help ord", ["order"]), (".help durat", ["durations", "duration"]),
    (".hist flights_c", ["flights_count"]), (".hist maiden", []), (".hist name", []),
    (".chart time_in_space ", ["by"]),
    (".chart time_in_space by spacecraft_config.ag", ["spacecraft_config.agency"]), (".quit ", []),
    (".xyz ", []),
    (".set l", []), ("select .5 + ", []), (".fields agency.abb", ["spacecraft_config.agency.abbrev"]),
  ])
  func commandsAreCompletedByWhatBelongsBehindThem(line: String, expected: [String]) throws {
    let found = try texts(line)
    if expected.isEmpty, line.hasPrefix(".") {
      #expect(found == [])
    } else {
      #expect(expected.allSatisfy(found.contains), "\(found)")
      #expect(Set(found.prefix(expected.count)) == Set(expected) || line.hasPrefix("select"), "\(found)")
    }
  }

  @Test func rowsAreFoundByTheirIDsAndByTheirNames() throws {
    #expect(try texts(".why 2").contains("289") && texts(".why 2").allSatisfy { $0.hasPrefix("2") })
    #expect(try completions([".why columb"]).candidates.map(\.text) == ["36"])
    let shuttles = try completions([".why 'Space Shuttle"])
    #expect(shuttles.candidates.map(\.text) == ["36", "40"] && shuttles.replaced == 5..<19)
    #expect(shuttles.candidates.map(\.detail) == ["Space Shuttle Columbia", "Space Shuttle Endeavour"])
    #expect(try texts(".why nobody").isEmpty && texts(".why 36 ").isEmpty)
    #expect(try texts(".why ").count == 43)
  }

  @Test func histogramsAreOfferedWhatTheyTake() throws {
    let found = try completions([".hist "]).candidates
    #expect(found.map(\.text).prefix(3) == ["id", "time_in_space", "time_docked"])
    #expect(found.allSatisfy { ["integer", "real", "duration", "date", "timestamp"].contains($0.detail) })
    let session = ScriptedSession(lines: found.map { ".hist \($0.text)" })
    #expect(!session.run().contains("error"))
  }

  @Test func listsOfHelpSayWhatTheyList() throws {
    let details = try completions([".help "]).candidates.prefix(HelpBook.lists.count).map(\.detail)
    #expect(details.first == "Every command, in a line each.")
    for detail in details { #expect(!detail.contains("  ") && detail.hasSuffix("."), "\(detail)") }
  }

  @Test func whatIsReplacedIsWhatHasBeenTypedOfTheWord() throws {
    #expect(try completions([".format  ma"]).replaced == 9..<11)
    #expect(try completions([".fo"]).replaced == 0..<3)
    #expect(try completions(["  .fo"]).replaced == 2..<5)
    #expect(try completions([".explain where stat"]).replaced == 15..<19)
    #expect(try completions([".format "]).replaced == 8..<8)
  }

  @Test func queriesAreCompletedWithTheLinesBefore() throws {
    #expect(try texts("where status = 'Act").contains("'Active'"))
    #expect(try texts("where (status =", "'Act").contains("'Active'"))
    let found = try completions(["where (in_space", "or stat"])
    #expect(found.candidates.first?.text == "status" && found.replaced == 3..<7)
    #expect(try texts(".explain where status = 'Act").contains("'Active'"))
    #expect(try texts(".set least 90d", "where time_in_space > $l") == ["$least"])
    #expect(try texts(".set least 90d", ".set l") == ["least"])
  }

  @Test func pathsAreCompletedWithTheirQuotes() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-paths-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["sub/inner.json", "two words/x.csv", "craft.json", ".hidden", "craft.csv"] {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    let top = folder.path
    #expect(try texts(".open \(top)/c") == ["\(top)/craft.csv", "\(top)/craft.json"])
    #expect(
      try texts(".read \(top)/") == [
        "\(top)/craft.csv", "\(top)/craft.json", "\(top)/sub/", "'\(top)/two words/",
      ])
    #expect(try texts(".open \(top)/craft.csv '\(top)/two words/") == ["'\(top)/two words/x.csv'"])
    #expect(try texts(".open \(top)/.h") == ["\(top)/.hidden"])
    #expect(try texts(".open \(top)/nothing/") == [])
    let safe = ScriptedSession(lines: [".read \(top)/"])
    safe.settings.isSafe = true
    safe.editor.asksForCompletions = true
    safe.run()
    #expect(safe.editor.completions.first?.candidates == [])
  }

  @Test(arguments: [
    (["status", "starts"], "st", "sta"), (["'Active'"], "'act", "'Active'"),
    (["fastest_turnaround"], "turn", nil),
    ([], "x", nil), (["é", "è"], "", ""), (["Ab", "aB"], "a", nil),
  ])
  func whatAllHaveInCommonIsTakenOver(texts: [String], written: String, common: String?) {
    let completions = LineCompletions(
      replaced: 0..<written.utf8.count, candidates: texts.map { LineCompletions.Candidate($0) })
    #expect(completions.common(writtenAs: Array(written.utf8)) == common)
  }

  @Test func theListFitsTheScreen() {
    let candidates = (0..<40).map { number in
      LineCompletions.Candidate("value \(number)", detail: String(repeating: "words ", count: 20))
    }
    let many = LineCompletions(replaced: 0..<0, candidates: candidates, omitted: 5)
    let lines = CandidateList.lines(many, size: (60, 12), isColored: false)
    #expect(lines.count == 10 && lines.last == "… and 36 more")
    #expect(lines.allSatisfy { $0.count < 60 })
    #expect(lines[0].hasPrefix("value 0  words words"))
    let colored = CandidateList.lines(many, size: (60, 12), isColored: true)
    #expect(colored[0].contains("\u{1B}[2mwords"))
    let ascii = CandidateList.lines(many, size: (60, 12), isColored: false, isASCII: true)
    #expect(ascii.last == "... and 36 more" && ascii.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
    #expect(ascii[0].hasSuffix("~") && ascii.map(\.count).dropLast() == lines.map(\.count).dropLast())
    let narrow = CandidateList.lines(many, size: (8, 12), isColored: false)
    #expect(narrow.allSatisfy { $0.count <= 8 || $0.hasPrefix("…") })
  }
}
