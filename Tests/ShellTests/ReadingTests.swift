import QuerySyntax
import TestSupport
import Testing

@testable import Shell

/// Where a statement ends, and what a text holds.
@Suite struct ReadingTests {
  private func prompts(_ lines: [String]) -> [String] {
    let session = ScriptedSession(lines: lines)
    session.run()
    return session.editor.prompts.map(\.text)
  }

  /// Who has forgotten a quote is told why nothing answers.
  @Test(arguments: [
    (["select 'a", ".help"], true), (["select 'a", "quit"], true), (["select `a", ".last csv"], true),
    (["select (", ".last csv"], false),
    (["select 'a", ".helpless"], false), (["select 'a", "help me"], false), (["where", ".5 < 1"], false),
    ([".help where"], false),
  ])
  func aCommandInsideAStatementIsToldOf(lines: [String], isTold: Bool) {
    let screen = ScriptedSession(lines: lines).run()
    #expect(screen.contains("goes on here: Ctrl-C gives it up\n") == isTold, "\(screen)")
  }

  @Test func allPromptsAreEquallyWide() {
    let openings: [StatementEnding.Opening] = [.phrase, .bracket, .text, .name]
    let prompts = [Prompt.statement] + openings.map(Prompt.continuation)
    #expect(Set(prompts.map(\.text.count)) == [9])
    #expect(Set(prompts.map(\.text)).count == 5)
  }

  @Test(arguments: [
    ("where in_space and", "    ...> "), ("select count(", "   ...(> "), ("where name = 'X", "   ...'> "),
    ("where `na", "   ...`> "), ("order by", "    ...> "), ("select 1 +", "    ...> "),
    ("where in_space \\", "    ...> "), ("where in_space; where", "    ...> "),
    ("where name = 'a -- b", "   ...'> "), ("where not", "    ...> "), ("limit", "    ...> "),
    ("where id in (1, 2", "   ...(> "), ("select 1 as", "    ...> "), ("where (in_space -- why", "   ...(> "),
    ("where name like 'a\\", "   ...'> "), ("explain where", "    ...> "),
  ])
  func aStatementThatCannotBeCompleteGoesOn(line: String, prompt: String) {
    #expect(prompts([line])[1] == prompt)
  }

  @Test(arguments: [
    "where in_space", "where in_space;", "where in_space -- and", "explain", "", "-- nothing", "where = ",
    "select )", "/spacecraft/?in_space=", ".help and", " .fields (", "?limit=1", "where a > order by b",
    "\u{0}(",
    "help", ";", "where = #",
  ])
  func aStatementThatCanBeCompleteOrIsWrongEnds(line: String) {
    let prompt = prompts([line]).dropFirst().first
    #expect(prompt == "perigee> ", "\(line)")
  }

  @Test func interruptsForgetWhatWasBegun() {
    let session = ScriptedSession([
      .line(Array("where (".utf8)), .interrupted, .line(Array("select count()".utf8)),
    ])
    let screen = session.run()
    #expect(session.editor.prompts == [.statement, .continuation(.bracket), .statement, .statement])
    #expect(screen.contains("43 │") && !screen.contains("error"))
  }

  @Test func theEndOfTheInputEndsAnUnfinishedStatementToo() {
    #expect(ScriptedSession(lines: ["where ("]).run() == "perigee> where (\n")
  }

  @Test func aTextOfSeveralLinesIsOneStatementWithCommandsBetween() {
    let text =
      ".format csv\nselect count()\nwhere in_space\n.format line\nselect count()\n  where not in_space;\n.timer"
    let screen = ScriptedSession(lines: [".timer off", text]).run()
    #expect(screen.hasSuffix("count()\n3\ncount() = 40\nthe timer is off\n"), "\(screen)")
  }

  @Test func theFirstFailureEndsWhatWasTypedTogether() {
    let screen = ScriptedSession(lines: ["select 1 limit 1; where nonsense; select count()"]).run()
    #expect(screen.contains("│ 1 │") && screen.contains("unknown field") && !screen.contains("43 │"))
  }

  /// Whatever is typed, the session asks for the next line and ends as it should.
  @Test func randomLinesNeverEndASession() {
    let settings = RandomTestSettings(defaultRounds: 300)
    for round in 0..<settings.rounds {
      var random = SeededGenerator(seed: settings.seed(ofRound: round))
      let lines = (0..<6).map { _ in RandomLine.bytes(&random) }
      settings.trace("round \(round): \(lines)")
      let session = ScriptedSession(lines.map { .line($0) })
      session.settings.isSafe = true
      session.editor.asksForCompletions = true
      let screen = session.run()
      #expect(session.editor.prompts.count >= 2, "seed \(settings.seed), round \(round)")
      #expect(
        !screen.unicodeScalars.contains { $0.value == 0x1B || (0x80...0x9F).contains($0.value) }
          || lines.contains {
            $0.contains { $0 == 0x1B || $0 >= 0x80 }
          }, "seed \(settings.seed), round \(round)")
    }
  }
}
