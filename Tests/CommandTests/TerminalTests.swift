import Foundation
import TestSupport
import Testing

/// The real program on a terminal: what is typed, and what the screen shows.
@Suite(.serialized) struct TerminalTests {
  /// A home folder of its own, with nothing in it.
  private final class Home {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-home-\(UUID())")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var environment: [String: String] {
      ["HOME": url.path, "XDG_STATE_HOME": url.appendingPathComponent("state").path]
    }

    var history: URL { url.appendingPathComponent("state/perigee/history") }

    func write(_ text: String, to name: String) throws -> String {
      let file = url.appendingPathComponent(name)
      try Data(text.utf8).write(to: file)
      return file.path
    }

    func permissions(_ url: URL) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
    }
  }

  private let home: Home

  init() throws { home = try Home() }

  private func begin(
    _ arguments: [String] = [], _ environment: [String: String] = [:], columns: Int = 80, lines: Int = 24,
    outputPath: String? = nil
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      CommandTests.perigee, arguments, environment: home.environment.merging(environment) { $1 },
      columns: columns, lines: lines, outputPath: outputPath)
    try terminal.wait(for: "perigee> ")
    return terminal
  }

  private func end(_ terminal: PseudoTerminal) throws {
    terminal.type(".quit\r")
    #expect(try terminal.waitForEnd() == 0)
    #expect(terminal.screen.unknown == [], "the terminal was asked something, or told what it does not know")
  }

  // MARK: Answers

  @Test(arguments: [(80, 24), (200, 50)])
  func aQueryIsAnsweredBelowItAndTheNextIsAskedFor(columns: Int, lines: Int) throws {
    let terminal = try begin(columns: columns, lines: lines)
    #expect(terminal.screen.text.hasPrefix("perigee "))
    #expect(terminal.screen.text.contains(": 43 rows of the embedded data. Type .help for help.\nperigee>"))
    terminal.type("select name, flights_count where in_space and flights_count > 1 order by name\r")
    try terminal.wait(for: "2 rows (")
    try terminal.wait(for: "perigee> ")
    #expect(
      terminal.screen.text.contains(
        """
        ┌─────────────────────┬───────────────┐
        │ name                │ flights_count │
        ├─────────────────────┼───────────────┤
        │ Crew Dragon Freedom │             5 │
        │ X-37B 1             │             4 │
        └─────────────────────┴───────────────┘
        2 rows (
        """))
    try end(terminal)
  }

  @Test func controlDEndsTheSession() throws {
    let terminal = try begin()
    terminal.type("\u{4}")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test func errorsShowTheirPlaceAndTheSessionGoesOn() throws {
    let terminal = try begin()
    terminal.type("where flight_count > 1\r")
    try terminal.wait(for: "did you mean `flights_count`?")
    try terminal.wait(for: "perigee> ")
    // The line can be called back and mended: up, to its beginning, over `where flight`, an `s`.
    terminal.type("\u{1B}[A\u{1}" + String(repeating: "\u{1B}[C", count: 12) + "s\r")
    try terminal.wait(for: "9 rows, 4 columns left out (")
    try end(terminal)
  }

  @Test func rowsInTheMiddleOfALongAnswerAreLeftOutAndCounted() throws {
    let terminal = try begin()
    terminal.type("select id, name order by id\r")
    try terminal.wait(for: "43 rows, 16 shown (")
    #expect(terminal.screen.text.contains("… 27 rows left out"))
    terminal.type(".last\r")
    try terminal.wait(for: "43 rows")
    #expect(terminal.screen.wholeText.components(separatedBy: "Progress M-42").count == 2)
    try end(terminal)
  }

  // MARK: Editing

  @Test func controlCGivesTheLineUpAndAlsoAnUnfinishedStatement() throws {
    let terminal = try begin()
    terminal.type("where flights_count >")
    try terminal.wait(for: "flights_count >")
    terminal.type("\u{3}")
    try terminal.wait(for: "perigee> ")
    terminal.type("where (in_space\r")
    try terminal.wait(for: "...(> ")
    terminal.type("\u{3}")
    try terminal.wait(for: "perigee> ")
    terminal.type("select count()\r")
    try terminal.wait(for: "43 │")
    #expect(!terminal.screen.text.contains("error"))
    try end(terminal)
  }

  @Test func aStatementOfSeveralLinesIsOneEntryOfTheHistory() throws {
    let terminal = try begin()
    terminal.type("select count() where in_space and\r")
    try terminal.wait(for: "    ...> ")
    terminal.type("flights_count > 1\r")
    try terminal.wait(for: "2 │")
    try terminal.wait(for: "perigee> ")
    terminal.type("\u{1B}[A")
    try terminal.waitUntil("both lines") { screen in
      screen.text.hasSuffix("perigee> select count() where in_space and\nflights_count > 1")
    }
    terminal.type("\r")
    try terminal.wait(for: "2 │")
    try end(terminal)
  }

  @Test func severalPastedLinesAreOneStatement() throws {
    let terminal = try begin()
    #expect(terminal.screen.marksPastes)
    terminal.paste("select count()\nwhere in_space\n  and flights_count > 1")
    try terminal.wait(for: "flights_count > 1")
    #expect(!terminal.screen.text.contains("│"))
    terminal.type("\r")
    try terminal.wait(for: "2 │")
    #expect(!terminal.screen.text.contains("error"))
    try end(terminal)
  }

  @Test func tabCompletesAndListsWithDescriptions() throws {
    let terminal = try begin()
    terminal.type(".form\t")
    try terminal.wait(for: ".format ")
    terminal.type("mark\t\r")
    try terminal.wait(for: "perigee> ")
    terminal.type(".t\t off\r.format\r")
    try terminal.wait(for: "markdown; there are")
    terminal.type(".h\t")
    try terminal.wait(for: "what was typed last")
    #expect(terminal.screen.text.contains("\n.help     help on a command"))
    terminal.type("\u{3}")
    try end(terminal)
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
    let terminal = try begin([], ["INPUTRC": keys])
    terminal.type("\u{14}")
    try terminal.wait(for: "43 │")
    try end(terminal)
    let editing = try home.write("set editing-mode vi\nset enable-bracketed-paste off\n", to: ".inputrc")
    let other = try begin([], ["INPUTRC": editing])
    #expect(!other.screen.marksPastes)
    other.type("select count()x\u{1B}x\r")
    try other.wait(for: "43 │")
    try end(other)
  }

  @Test func controlRSearchesWhatWasTypedBefore() throws {
    let terminal = try begin()
    terminal.type("select count() where in_space\rselect count()\r")
    try terminal.wait(for: "43 │")
    try terminal.wait(for: "perigee> ")
    terminal.type("\u{12}in_sp")
    try terminal.wait(for: "where in_space")
    terminal.type("\r")
    try terminal.wait(for: "3 │")
    try terminal.wait(for: "perigee> ")
    // Ctrl-C leaves a search as well.
    terminal.type("\u{12}coun\u{3}")
    try terminal.wait(for: "perigee> ")
    try end(terminal)
  }

  // MARK: The history

  @Test func sessionsKeepWhatWasTypedInThem() throws {
    let (one, other) = (try begin(), try begin())
    one.type("select 1 limit 1\r")
    try one.wait(for: "1 row (")
    other.type("select 2 limit 1\rselect 2 limit 1\r select 3 limit 1\r")
    for _ in 1...3 { try other.wait(for: "1 row (") }
    one.type("select 4 +\r5 limit 1\r")
    try one.wait(for: "1 row (")
    try end(one)
    try end(other)
    let lines = try String(contentsOf: home.history, encoding: .utf8).split(separator: "\n")
    #expect(
      lines.filter { !$0.hasPrefix("#") } == [
        "select 1 limit 1", "select 2 limit 1", "select 4 +", "5 limit 1", ".quit", ".quit",
      ])
    #expect(try home.permissions(home.history) == 0o600)
    #expect(try home.permissions(home.history.deletingLastPathComponent()) == 0o700)
    let third = try begin()
    third.type("\u{12}4 +")
    try third.waitUntil("the earlier statement") { $0.text.hasSuffix("select 4 +\n5 limit 1") }
    third.type("\r")
    try third.wait(for: "9 │")
    try end(third)
  }

  @Test func aSafeSessionLeavesNoTrace() throws {
    let terminal = try begin(["--safe"])
    terminal.type("select count()\r")
    try terminal.wait(for: "43 │")
    terminal.type(".open /etc/passwd\r")
    try terminal.wait(for: "`.open` reads a file, which this session may not")
    terminal.type(".last | cat\r")
    try terminal.wait(for: "`.last` starts a command, which this session may not")
    try end(terminal)
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
    let terminal = try begin(["-d", data], columns: 120)
    terminal.type(".read \(query)\r")
    try terminal.wait(for: "long.query\n")
    try terminal.typeUntilShown(".")
    let start = ContinuousClock.now
    terminal.type("\u{3}")
    try terminal.wait(for: "error: the query was cancelled")
    let time = ContinuousClock.now - start
    #expect(time < .seconds(2 * ProcessorTime.allowance), "\(time)")
    terminal.type("select count()\r")
    try terminal.wait(for: "30000 │")
    try end(terminal)
  }

  // MARK: Surroundings

  @Test func anotherSizeOfTheWindowCountsFromThenOn() throws {
    let terminal = try begin(columns: 100, lines: 30)
    terminal.type("select name, agency where id = 36 or id = 40\r")
    try terminal.wait(for: "National Aeronautics and Space Administration │")
    try terminal.wait(for: "perigee> ")
    terminal.type("select name, agency wh")
    try terminal.wait(for: "agency wh")
    terminal.resize(columns: 50, lines: 12)
    terminal.type("ere id = 36 or id = 40\r")
    try terminal.waitUntil("a narrow table") { screen in
      screen.text.contains("rows (") && screen.text.split(separator: "\n").contains { $0.hasSuffix("… │") }
    }
    #expect(terminal.screen.text.split(separator: "\n").allSatisfy { $0.count <= 50 })
    try end(terminal)
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], true), (["NO_COLOR": "1"], false), (["TERM": "dumb"], false),
    (["TERM": "dumb", "CLICOLOR_FORCE": "1"], true),
  ])
  func coloursAreThoseThatTheUserWants(environment: [String: String], isColored: Bool) throws {
    let terminal = try begin([], environment)
    terminal.type("select name, fastest_turnaround where id = 1 or id = 36 order by id\r")
    try terminal.wait(for: "row")
    try end(terminal)
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(output.contains("\u{1B}[1m") == isColored)
    if isColored { #expect(terminal.screen.styled("1").contains("perigee> ")) }
  }

  @Test(arguments: [("C.UTF-8", "█"), ("C", "#")])
  func barsAreOfCharactersThatTheLocaleHas(locale: String, bar: String) throws {
    let terminal = try begin([], ["LC_ALL": locale])
    terminal.type(".format chart\rselect name, flights_count order by -flights_count limit 3\r")
    try terminal.wait(for: bar)
    try end(terminal)
  }

  @Test func longAnswersGoThroughThePagerWhole() throws {
    let seen = home.url.appendingPathComponent("seen")
    let terminal = try begin([], ["PAGER": "cat > '\(seen.path)'"])
    terminal.type("select id order by id limit 2\r")
    try terminal.wait(for: "2 rows (")
    #expect(!FileManager.default.fileExists(atPath: seen.path))
    terminal.type("select id order by id\r")
    try terminal.wait(for: "perigee> ")
    terminal.type("select count()\r")
    try terminal.wait(for: "43 │")
    let text = try String(contentsOf: seen, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 48 && !text.contains("left out"))
    try end(terminal)
  }

  @Test func withoutATerminalForAnswersLinesAreReadPlainly() throws {
    let answers = home.url.appendingPathComponent("answers")
    let terminal = try begin(["-f", "csv"], outputPath: answers.path)
    terminal.type("select count()\r")
    try terminal.wait(for: "perigee> ")
    terminal.type("select id order by id; where nonsense\r")
    try terminal.wait(for: "unknown field `nonsense`")
    terminal.type("\u{4}")
    #expect(try terminal.waitForEnd() == 0)
    let lines = try String(contentsOf: answers, encoding: .utf8).split(separator: "\n")
    #expect(lines.prefix(2) == ["count()", "43"] && lines.count == 46)
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
    try terminal.wait(for: "perigee> ")
    terminal.type("\u{1C}")
    try terminal.wait(for: "same")
  }
}
