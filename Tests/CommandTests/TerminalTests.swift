import Foundation
import TestSupport
import Testing

/// The real program on a terminal: what is typed, and what the screen shows.
@Suite(.serialized) struct TerminalTests {
  private let home: SessionHome

  init() throws { home = try SessionHome() }

  /// A session that is begun, used and left.
  private func session(
    _ arguments: [String] = [], _ environment: [String: String] = [:], columns: Int = 80, lines: Int = 24,
    _ body: (TerminalSession) throws -> Void
  ) throws {
    let session = try TerminalSession(home, arguments, environment, columns: columns, lines: lines)
    try body(session)
    try session.end()
  }

  // MARK: The greeting

  @Test func theGreetingTellsWhichDataThereAre() throws {
    try session {
      #expect(
        $0.screen.text.contains(": 43 rows of the embedded data. Type .help for help.\nperigee>"))
    }
    let data = try home.write("n\n1\n", to: "one.csv")
    try session(["-d", data], columns: 200) {
      #expect($0.screen.text.contains(": 1 row of \(data). Type .help for help.\n"))
    }
  }

  /// Of fetched data also when they were fetched and where they stand.
  @Test func theGreetingTellsHowOldFetchedDataAre() throws {
    let page = home.fetched.appendingPathComponent("spacecraft-00001.json")
    _ = try home.write(
      #"{"count": 2, "next": null, "previous": null, "results": [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]}"#,
      to: "data/perigee/\(page.lastPathComponent)")
    for (seconds, age) in [(3.0, "just now"), (7_300, "2 hours ago"), (90_000, "1 day ago")] {
      let time = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 - seconds).rounded(.down))
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: page.path)
      let shown = time.formatted(.iso8601)
      try session(columns: 300) {
        #expect(
          $0.screen.text.contains(
            ": 2 rows of the data fetched \(age) at \(shown), in \(home.fetched.path). Type .help"),
          "\($0.screen.text)")
      }
    }
  }

  // MARK: Answers

  @Test(arguments: [(80, 24), (200, 50)])
  func aQueryIsAnsweredBelowItAndTheNextIsAskedFor(columns: Int, lines: Int) throws {
    try session(columns: columns, lines: lines) {
      try $0.ask(
        "select name, flights_count where in_space and flights_count > 1 order by name", for: "2 rows (")
      #expect(
        $0.screen.text.contains(
          """
          ┌─────────────────────┬───────────────┐
          │ name                │ flights_count │
          ├─────────────────────┼───────────────┤
          │ Crew Dragon Freedom │             5 │
          │ X-37B 1             │             4 │
          └─────────────────────┴───────────────┘
          2 rows (
          """))
    }
  }

  @Test func controlDEndsTheSession() throws {
    let session = try TerminalSession(home)
    session.terminal.type("\u{4}")
    #expect(try session.terminal.waitForEnd() == 0)
  }

  @Test func errorsShowTheirPlaceAndTheSessionGoesOn() throws {
    try session {
      try $0.ask("where flight_count > 1", for: "did you mean `flights_count`?")
      // The line can be called back and mended: up, to its beginning, over `where flight`, an `s`.
      try $0.ask(
        "\u{1B}[A\u{1}" + String(repeating: "\u{1B}[C", count: 12) + "s", for: "9 rows, 4 columns left out (")
    }
  }

  @Test func rowsInTheMiddleOfALongAnswerAreLeftOutAndCounted() throws {
    try session {
      try $0.ask("select id, name order by id", for: "43 rows, 16 shown (")
      #expect($0.screen.text.contains("… 27 rows left out"))
      try $0.ask(".last", for: "43 rows")
      #expect($0.screen.wholeText.components(separatedBy: "Progress M-42").count == 2)
    }
  }

  // MARK: Editing

  @Test func controlCGivesTheLineUpAndAlsoAnUnfinishedStatement() throws {
    try session {
      try $0.type("where flights_count >", until: "flights_count >")
      try $0.type("\u{3}", until: TerminalSession.prompt)
      try $0.type("where (in_space\r", until: "...(> ")
      try $0.type("\u{3}", until: TerminalSession.prompt)
      try $0.ask("select count()", for: "43 │")
      #expect(!$0.screen.text.contains("error"))
    }
  }

  @Test func aStatementOfSeveralLinesIsOneEntryOfTheHistory() throws {
    try session {
      try $0.type("select count() where in_space and\r", until: "    ...> ")
      try $0.ask("flights_count > 1", for: "2 │")
      $0.terminal.type("\u{1B}[A")
      try $0.terminal.waitUntil("both lines") { screen in
        screen.text.hasSuffix("perigee> select count() where in_space and\nflights_count > 1")
      }
      try $0.ask("", for: "2 │")
    }
  }

  @Test func severalPastedLinesAreOneStatement() throws {
    try session {
      #expect($0.screen.marksPastes)
      $0.terminal.paste("select count()\nwhere in_space\n  and flights_count > 1")
      try $0.terminal.wait(for: "flights_count > 1")
      #expect(!$0.screen.text.contains("│"))
      try $0.ask("", for: "2 │")
      #expect(!$0.screen.text.contains("error"))
    }
  }

  @Test func tabCompletesAndListsWithDescriptions() throws {
    try session {
      try $0.type(".form\t", until: ".format ")
      try $0.ask("mark\t")
      try $0.ask(".t\t off")
      try $0.ask(".format", for: "markdown; there are")
      try $0.type(".h\t", until: "what was typed last")
      #expect($0.screen.text.contains("\n.help     help on a command"))
      // Ctrl-U comes in its turn among the keys, which Ctrl-C, a signal, need not.
      $0.terminal.type("\u{15}")
    }
  }

  @Test func theUsersOwnKeysAreRespected() throws {
    let keys = try home.write(
      """
      $if perigee
      "\\C-t": "select count()\\C-j"
      $else
      "\\C-t": "wrong\\C-j"
      $endif
      """, to: ".inputrc")
    try session([], ["INPUTRC": keys]) { try $0.type("\u{14}", until: "43 │") }
    let editing = try home.write("set editing-mode vi\nset enable-bracketed-paste off\n", to: ".inputrc")
    try session([], ["INPUTRC": editing]) {
      #expect(!$0.screen.marksPastes)
      try $0.ask("select count()x\u{1B}x", for: "43 │")
    }
  }

  @Test func controlRSearchesWhatWasTypedBefore() throws {
    try session {
      try $0.ask("select count() where in_space", for: "3 │")
      try $0.ask("select count()", for: "43 │")
      try $0.type("\u{12}in_sp", until: "where in_space")
      try $0.ask("", for: "3 │")
      // Ctrl-C leaves a search as well.
      try $0.type("\u{12}coun\u{3}", until: TerminalSession.prompt)
    }
  }

  // MARK: The history

  @Test func sessionsKeepWhatWasTypedInThem() throws {
    let (one, other) = (try TerminalSession(home), try TerminalSession(home))
    try one.ask("select 1 limit 1", for: "1 row (")
    for line in ["select 2 limit 1", "select 2 limit 1", " select 3 limit 1"] {
      try other.ask(line, for: "1 row (")
    }
    try one.type("select 4 +\r", until: "...> ")
    try one.ask("5 limit 1", for: "1 row (")
    try one.end()
    try other.end()
    let lines = try String(contentsOf: home.history, encoding: .utf8).split(separator: "\n")
    #expect(
      lines.filter { !$0.hasPrefix("#") } == [
        "select 1 limit 1", "select 2 limit 1", "select 4 +", "5 limit 1", ".quit", ".quit",
      ])
    #expect(try home.permissions(home.history) == 0o600)
    #expect(try home.permissions(home.history.deletingLastPathComponent()) == 0o700)
    try session {
      $0.terminal.type("\u{12}4 +")
      try $0.terminal.waitUntil("the earlier statement") { $0.text.hasSuffix("select 4 +\n5 limit 1") }
      try $0.ask("", for: "9 │")
    }
  }

  @Test func aSafeSessionLeavesNoTrace() throws {
    try session(["--safe"]) {
      try $0.ask("select count()", for: "43 │")
      try $0.ask(".open /etc/passwd", for: "`.open` reads a file, which this session may not")
      try $0.ask(".last | cat", for: "`.last` starts a command, which this session may not")
    }
    #expect(!FileManager.default.fileExists(atPath: home.history.path))
  }

  // MARK: Stopping

  @Test func controlCStopsAQueryAndNothingElse() throws {
    let numbers = "n\n" + (0..<30_000).map { "\($0)\n" }.joined()
    let data = try home.write(numbers, to: "numbers.csv")
    let query = try home.write(
      "select count() where "
        + (0..<3000).map { "n * \($0 + 2) % \($0 + 3) = \($0 + 3)" }.joined(separator: " or "),
      to: "long.query")
    try session(["-d", data], columns: 120) {
      try $0.type(".read \(query)\r", until: "long.query\n")
      try $0.terminal.typeUntilShown(".")
      let start = ContinuousClock.now
      try $0.type("\u{3}", until: "error: the query was cancelled")
      let time = ContinuousClock.now - start
      #expect(time < .seconds(2 * ProcessorTime.allowance), "\(time)")
      try $0.ask("select count()", for: "30000 │")
    }
  }

  // MARK: Surroundings

  @Test func anotherSizeOfTheWindowCountsFromThenOn() throws {
    try session(columns: 100, lines: 30) {
      try $0.ask(
        "select name, agency where id = 36 or id = 40", for: "National Aeronautics and Space Administration │"
      )
      try $0.type("select name, agency wh", until: "agency wh")
      $0.terminal.resize(columns: 50, lines: 12)
      $0.terminal.type("ere id = 36 or id = 40\r")
      try $0.terminal.waitUntil("a narrow table") { screen in
        screen.text.contains("rows (") && screen.text.split(separator: "\n").contains { $0.hasSuffix("… │") }
      }
      #expect($0.screen.text.split(separator: "\n").allSatisfy { $0.count <= 50 })
    }
  }

  /// What a terminal that does not tell its size is taken for.
  @Test func withoutASizeTheTerminalIsOf80Columns() throws {
    let terminal = try PseudoTerminal(
      CommandTests.perigee, ["--no-color", "select name, agency, description order by name limit 2"],
      environment: home.environment, columns: 0, lines: 0)
    #expect(try terminal.waitForEnd() == 0)
    let lines = String(decoding: terminal.output, as: UTF8.self).split(whereSeparator: \.isNewline)
    #expect(lines.dropLast().map(\.count).max() == 80, "\(lines)")
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], true), (["NO_COLOR": "1"], false), (["TERM": "dumb"], false),
    (["TERM": "dumb", "CLICOLOR_FORCE": "1"], true),
  ])
  func coloursAreThoseThatTheUserWants(environment: [String: String], isColored: Bool) throws {
    try session([], environment) {
      try $0.ask("select name, fastest_turnaround where id = 1 or id = 36 order by id", for: "row")
      let output = String(decoding: $0.terminal.output, as: UTF8.self)
      #expect(output.contains("\u{1B}[1m") == isColored)
      if isColored { #expect($0.screen.styled("1").contains(TerminalSession.prompt)) }
    }
  }

  @Test(arguments: [("C.UTF-8", "█"), ("C", "#")])
  func barsAreOfCharactersThatTheLocaleHas(locale: String, bar: String) throws {
    try session([], ["LC_ALL": locale]) {
      try $0.ask(".format chart")
      try $0.ask("select name, flights_count order by -flights_count limit 3", for: bar)
    }
  }

  @Test func tablesAreOfCharactersThatTheLocaleHas() throws {
    let query = "select name, agency order by id limit 8"
    try session([], ["LC_ALL": "C"], columns: 40, lines: 12) {
      try $0.ask(query, for: "8 rows, 5 shown (")
      #expect($0.terminal.output.allSatisfy { $0 < 0x80 })
      #expect($0.screen.text.contains("| name    ") && $0.screen.text.contains("~ |\n"))
      #expect($0.screen.text.contains("| ... 3 rows left out"))
    }
    try session([], ["LC_ALL": "C"]) {
      try $0.type("where \t", until: "... and ")
      $0.terminal.type("\u{15}")
      for command in [".help in", ".help commands", ".hist flights_count", ".why columbia", ".why dragon"] {
        try $0.ask(command)
      }
      #expect($0.terminal.output.allSatisfy { $0 < 0x80 })
      #expect($0.screen.wholeText.contains("  2 ... 3     2  ##"))
      // What stands behind it stays in its column.
      #expect($0.screen.wholeText.contains("\n.open PATH ...           other data"))
    }
    // Elsewhere a table is drawn the same in every locale.
    let run = try CommandTests.perigee.run([query], environment: ["LC_ALL": "C"])
    #expect(run.outputText.hasPrefix("┌─"))
  }

  /// Nothing in the data steers the terminal, in whatever format; elsewhere values are exact.
  @Test(arguments: [
    ("table", #"a\rb\u{1b}[31mc\u{9b}2Jd"#), ("line", #"a\rb\u{1b}[31mc\u{9b}2Jd"#),
    ("markdown", #"a\rb\u{1b}"#), ("csv", #""a\rb\u{1b}[31mc\u{9b}2Jd""#),
    ("tsv", #""a\rb\u{1b}[31mc\u{9b}2Jd""#), ("json", #""a\rb\u001b[31mc\u009b2Jd""#),
    ("ndjson", #""a\rb\u001b[31mc\u009b2Jd""#),
  ])
  func controlCharactersOfTheDataReachNoTerminal(format: String, shown: String) throws {
    let data = try home.write(#"[{"t": "a\rb\u001b[31mc\u009b2Jd"}]"#, to: "evil.json")
    let arguments = ["-d", data, "--no-color", "-f", format, "select t"]
    let terminal = try PseudoTerminal(CommandTests.perigee, arguments, environment: home.environment)
    #expect(try terminal.waitForEnd() == 0)
    let written = String(decoding: terminal.output, as: UTF8.self).replacing("\r\n", with: "\n")
    #expect(written.contains(shown), "\(written)")
    #expect(!written.unicodeScalars.contains { $0.isControl && $0 != "\n" })
    guard ["csv", "tsv"].contains(format) else { return }
    #expect(try CommandTests.perigee.run(arguments).outputText == "t\n\"a\rb\u{1B}[31mc\u{9B}2Jd\"\n")
  }

  @Test func longAnswersGoThroughThePagerWhole() throws {
    let seen = home.url.appendingPathComponent("seen")
    try session([], ["PAGER": "cat > '\(seen.path)'"]) {
      try $0.ask("select id order by id limit 2", for: "2 rows (")
      #expect(!FileManager.default.fileExists(atPath: seen.path))
      try $0.ask("select id order by id")
      try $0.ask("select count()", for: "43 │")
      let text = try String(contentsOf: seen, encoding: .utf8)
      #expect(text.split(separator: "\n").count == 48 && !text.contains("left out"))
    }
  }

  @Test func aFailingPagerKeepsNoAnswerBack() throws {
    try session([], ["PAGER": "no-such-pager"]) {
      try $0.ask("select id order by id", for: "43 rows, 16 shown (")
      #expect($0.screen.wholeText.contains("warning: the pager `no-such-pager` failed with status 127"))
      try $0.ask("select id order by -id", for: "43 rows, 16 shown (")
      #expect($0.screen.wholeText.components(separatedBy: "warning:").count == 2)
    }
  }

  @Test func aSingleRowIsWrittenALineAValueWhereTheWindowIsNarrow() throws {
    try session(columns: 80) {
      try $0.ask("where id = 36", for: "fastest_turnaround = 83d 23h 29m\n1 row (")
      try $0.ask(".last", for: "83d 23h 29m\n")
      try $0.ask(".last table", for: "1 row, 4 columns left out; `.last line` shows all of it\n")
      $0.terminal.resize(columns: 200, lines: 24)
      try $0.ask(".last", for: "│        83d 23h 29m │\n")
      $0.terminal.resize(columns: 60, lines: 24)
      try $0.ask("select id, name, agency where id = 36", for: "agency = National Aeronautics and Space Adm")
    }
    // On the command line a table is what it is.
    let run = try CommandTests.perigee.run(["where id = 36"])
    #expect(run.outputText.hasPrefix("┌─"))
  }

  @Test func withoutATerminalForAnswersLinesAreReadPlainly() throws {
    let answers = home.url.appendingPathComponent("answers")
    let session = try TerminalSession(home, ["-f", "csv"], outputPath: answers.path)
    try session.ask("select count()")
    try session.ask("select id order by id; where nonsense", for: "unknown field `nonsense`")
    session.terminal.type("\u{4}")
    #expect(try session.terminal.waitForEnd() == 0)
    let lines = try String(contentsOf: answers, encoding: .utf8).split(separator: "\n")
    #expect(lines.prefix(2) == ["count()", "43"] && lines.count == 46)
  }

  /// What the terminal shows next begins on the line below the prompt, whether the library marks pastes or not.
  @Test(arguments: [["TERM": "xterm"], ["TERM": "dumb"]])
  func theEndOfTheInputLeavesNoEmptyLine(environment: [String: String]) throws {
    let terminal = try PseudoTerminal(
      BuiltProgram(path: "/bin/sh"), ["-c", "'\(CommandTests.perigee.path)'; echo ended"],
      environment: home.environment.merging(environment) { $1 })
    try terminal.wait(for: TerminalSession.prompt)
    terminal.type("\u{4}")
    try terminal.wait(for: "ended")
    #expect(terminal.screen.text.hasSuffix("perigee>\nended"))
  }

  @Test func aTerminatedSessionLeavesTheTerminalAsItWas() throws {
    let shell = BuiltProgram(path: "/bin/sh")
    let terminal = try PseudoTerminal(
      shell,
      [
        "-c",
        "trap : QUIT; stty -a > before; '\(CommandTests.perigee.path)'; echo ended $?; stty -a > after; cmp before after && echo same",
      ],
      environment: home.environment, folder: home.url)
    try terminal.wait(for: TerminalSession.prompt)
    terminal.type("\u{1C}")
    try terminal.wait(for: "same")
  }
}

extension Unicode.Scalar {
  /// True for the controls C0 and C1.
  fileprivate var isControl: Bool { properties.generalCategory == .control }
}
