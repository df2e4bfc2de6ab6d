import Foundation
import Perigee
import Testing

@testable import Shell

/// Where answers go: the screen, the pager, files and commands.
@Suite struct OutputTests {
  private let folder: URL

  init() throws {
    // As the program does.
    Platform.ignoreBrokenPipes()
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-output-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  private func session(_ lines: String...) -> ScriptedSession {
    let session = ScriptedSession(lines: [".timer off"] + lines)
    session.settings.environment.home = folder.path
    return session
  }

  @Test func answersGoWholeIntoAFileUntilTheyComeBack() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let session = session(
      ".output '\(path("a b.txt"))'", "select id order by id", ".format line", "select count()",
      "select count()",
      ".output", "select 1 limit 1")
    session.screen.isColored = true
    let screen = session.run()
    let lines = try text("a b.txt").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.dropFirst(47) == ["43 rows", "", "count() = 43", "", "count() = 43", ""])
    #expect(!lines.contains { $0.contains("\u{1B}") })
    #expect(screen.contains("= 1\n") && !screen.contains("43 rows"))
  }

  @Test func oneOutputGoesWhereItsCommandSays() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let screen = session(
      "select id where in_space order by id", ".last csv > ~/last.csv", ".last csv >> ~/last.csv",
      ".fields id | tr a-z A-Z > '\(path("fields"))'", ".help > ~/help", ".last json | false",
      ".last > /proc/none/x",
      "select count()"
    ).run()
    #expect(try text("last.csv") == "id\n551\n558\n611\nid\n551\n558\n611\n")
    #expect(try text("fields").contains("INTEGER"))
    #expect(try text("help").hasPrefix("Type a query."))
    #expect(screen.contains("error: /proc/none/x: cannot write the answer: No such file or directory"))
    #expect(screen.contains("43 │"))
  }

  @Test func commandsTakeAnswersUntilTheyEnd() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let session = session(
      ".output | cat > '\(path("all"))'", ".format csv", "select count()", "select 1 limit 1", ".quit")
    session.run()
    #expect(try text("all") == "count()\n43\n1\n1\n")
    let ended = self.session(
      ".output | true", String(repeating: "select id;", count: 2000), "select count()")
    let screen = ended.run()
    #expect(screen.contains("`| true` reads no more: answers come here again") && screen.contains("43"))
  }

  @Test func filesAreReadWithTheirCommands() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try ".format csv\nselect count()\n  where in_space;\nselect 1 limit 1".write(
      toFile: path("script"), atomically: true, encoding: .utf8)
    try "select 2 limit 1; where nonsense; select 3 limit 1".write(
      toFile: path("wrong"), atomically: true, encoding: .utf8)
    try ".read ~/itself".write(toFile: path("itself"), atomically: true, encoding: .utf8)
    #expect(session(".read ~/script").run().hasSuffix("count()\n3\n1\n1\n"))
    let wrong = session(".format csv", ".read ~/wrong", "select count()").run()
    #expect(
      wrong.contains("2\n2\n") && wrong.contains("unknown field") && !wrong.contains("3\n3\n")
        && wrong.contains("43"))
    let going = session(".format csv", ".read ~/wrong")
    going.settings.keepsGoing = true
    #expect(going.run().hasSuffix("3\n3\n"))
    #expect(session(".read ~/itself").run().contains("files read each other more than 16 deep"))
    #expect(session(".read ~/nothing").run().contains("error: ~/nothing: cannot read it: No such file"))
    #expect(session(".read").run().contains("`.read` wants one file"))
    #expect(session(".read 'x").run().contains("`.read` wants one file"))
  }

  @Test func otherDataTakeThePlaceOfThoseThatAreThere() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try #"[{"city":"Oslo","high":4.5},{"city":"Quito","high":19}]"#.write(
      toFile: path("cities.json"), atomically: true, encoding: .utf8)
    try #"[{"city":"#.write(toFile: path("broken.json"), atomically: true, encoding: .utf8)
    let session = session(
      "select count()", ".open ~/cities.json", "where high > 10", ".last", ".open ~/broken.json",
      "select count()",
      ".open", ".open -", ".open 'x", ".help", ".open ~/nothing.json")
    session.settings.loader = { paths, options throws(DataError) in
      try Table(contentsOfFiles: paths, options: options)
    }
    let screen = session.run()
    #expect(screen.contains("2 rows with 2 fields of \(path("cities.json"))"))
    #expect(screen.contains("│ Quito │"))
    #expect(screen.contains("where high is not null order by -high limit 5"))
    #expect(screen.contains("broken.json:1:") && screen.contains("`-` is standard input"))
    #expect(screen.contains("a quote is not closed") && screen.contains("nothing.json: cannot read it"))
    // What was asked of other data is no longer the last answer; and broken data change nothing.
    #expect(screen.components(separatedBy: "      2 │").count == 2)
  }

  @Test func onlyWhatIsLongerThanTheScreenGoesThroughThePager() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let session = session("select id order by id limit 3", "select id order by id", "select 1 limit 1")
    session.settings.environment.pager = "cat > '\(path("paged"))'"
    let screen = session.run()
    #expect(screen.contains("3 rows\n") && screen.contains("1 row\n") && !screen.contains("43 rows"))
    #expect(try text("paged").hasSuffix("43 rows\n"))
    #expect(session.interrupts.targets.count { $0 == "other" } == 1)
    // A pager that its user leaves before the end is no failure.
    let left = self.session(".fields", "select count()")
    left.settings.environment.pager = "true"
    #expect(left.run().hasSuffix("1 row\n"))
    let wide = self.session(".format json", "where true")
    wide.settings.environment.pager = "cat > '\(path("wide"))'"
    wide.run()
    #expect(try text("wide").utf8.count > 50_000)
  }

  @Test(arguments: ["no-such-pager -x", "false", "/", "cat > /dev/null; exit 3"])
  func anAnswerIsShownWhereThePagerFails(pager: String) {
    let session = session("select id order by id", "select id order by -id", ".last")
    session.settings.environment.pager = pager
    let screen = session.run()
    #expect(screen.components(separatedBy: "warning: the pager `\(pager)` failed with status ").count == 2)
    #expect(screen.components(separatedBy: "43 rows, 16 shown").count == 3)
    #expect(screen.hasSuffix("43 rows\n"))
    // Nobody wants to be told every time.
    #expect(session.interrupts.targets.count { $0 == "other" } == 1)
  }

  @Test func aPagerThatItsUserInterruptsHasNotFailed() {
    let session = session("select id order by id", "select id order by id")
    session.settings.environment.pager = "cat > /dev/null; exit 2"
    session.interrupts.cancelsPagers = true
    #expect(!session.run().contains("rows"))
    #expect(session.interrupts.targets.count { $0 == "other" } == 2)
  }

  @Test func whatIsSaidAboveAHistogramIsBrokenBetweenWords() throws {
    let session = ScriptedSession(lines: [".hist at"])
    session.settings.table = try Table(
      json: #"[{"at": "1961-04-12T06:07:00Z"}, {"at": null}, {"at": "9999-12-31T23:59:59Z"}]"#)
    session.screen.size = (60, 24)
    #expect(
      session.run().contains(
        """
        at: timestamp, 3 rows, 1 without a value, from
        1961-04-12T06:07:00Z to 9999-12-31T23:59:59Z

        """))
  }

  @Test func aSafeSessionStartsNoPager() {
    let session = session("select id order by id")
    session.settings.environment.pager = "cat > '\(path("never"))'"
    session.settings.isSafe = true
    #expect(session.run().contains("left out"))
    #expect(!FileManager.default.fileExists(atPath: path("never")))
  }

  /// Wherever something is cut, unless the user has chosen how answers are written, or they go elsewhere.
  @Test(arguments: [
    ([], 80, "line"), ([], 200, "table"), ([".format table"], 80, "table"), ([".format csv"], 80, "csv"),
    ([".format table", ".format auto"], 80, "line"),
  ])
  func aSingleWideRowIsWrittenALineAValue(commands: [String], columns: Int, form: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let query = "where id = 36"
    let session = ScriptedSession(
      lines: commands + [query, ".last", ".last table", ".last > '\(path("last"))'"])
    session.screen.size = (columns, 24)
    let answers = session.run().components(separatedBy: "perigee> ").dropFirst(commands.count + 1)
    let answer = answers.first ?? ""
    switch form {
    case "line": #expect(answer.contains("\nname = Space Shuttle Columbia\n") && answer.contains("\n1 row ("))
    case "csv": #expect(answer.contains(",Space Shuttle Columbia,"))
    default:
      #expect(answer.contains("\n│ 36 │") && answer.contains("`.last line` shows") == (columns < 100))
    }
    let form = { (text: String?) in text?.split(separator: "\n").dropFirst().first.map(String.init) }
    #expect(form(answers.dropFirst().first) == form(answer))
    #expect(form(answers.dropFirst(2).first)?.hasPrefix("┌") == true)
    #expect(try text("last").hasPrefix(commands == [".format csv"] ? "response_mode,id" : "┌"))
  }

  @Test func withoutAScreenNothingIsLeftOut() {
    let session = ScriptedSession(lines: ["select id order by id"])
    session.screen.size = nil
    let screen = session.run()
    #expect(!screen.contains("left out") && screen.contains("│ 624 │"))
    // The time is for those who watch, and not part of the answer.
    #expect(screen.contains("43 rows\n43 rows ("))
  }

  @Test func anInterruptEndsTheQueryAndWhatStandsBehindIt() {
    let session = ScriptedSession(lines: ["select count(); select 2 limit 1", ".timer"])
    session.interrupts.cancelsWork = true
    let screen = session.run()
    #expect(screen.contains("error: the query was cancelled") && !screen.contains("│"))
    #expect(screen.hasSuffix("the timer is on\n"))
    #expect(session.interrupts.targets.last == "editor")
  }

  /// Also where values are counted without a query.
  @Test(arguments: [".fields", ".hist flights_count", ".facet", ".facet agency", ".help name"])
  func anInterruptEndsTheCounting(command: String) {
    let session = ScriptedSession(lines: ["where in_space", command])
    session.interrupts.cancelsWork = true
    session.interrupts.sparedLines = 1
    let screen = session.run()
    let end = screen.components(separatedBy: "perigee> \(command)\n").last
    #expect(end == "\nerror: the query was cancelled\n", "\(screen)")
  }

  @Test func anOutputThatFailsIsTold() {
    let session = ScriptedSession(lines: ["select count()", ".timer"])
    session.screen.failure = Full()
    let screen = session.run()
    #expect(screen.contains("error: cannot write the answer: ") && screen.hasSuffix("the timer is on\n"))
  }

  private struct Full: Error {}
}
