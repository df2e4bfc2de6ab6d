import Foundation
import TestSupport
import Testing

/// The program's contract with the shell: arguments, streams, exit statuses.
@Suite struct CommandTests {
  static let perigee = BuiltProgram("perigee")

  @Test func aQuestionIsAnsweredOnStandardOutput() throws {
    let run = try Self.perigee.run([
      "-f", "csv", "select name, flights_count where in_space and flights_count > 1 order by -time_in_space",
    ])
    #expect(run.outputText == "name,flights_count\nX-37B 1,4\nCrew Dragon Freedom,5\n")
    #expect(run.errorText == "")
    #expect(run.status == 0)
  }

  @Test func savingReplacesNothingButSnapshots() throws {
    let folder = try temporaryFolder()
    let (data, kept) = ("\(folder)/data.csv", "\(folder)/kept.perigee")
    try "a\n1\n".write(toFile: data, atomically: true, encoding: .utf8)
    for path in [data, "-"] { #expect(try Self.perigee.run(["save", path]).status == 64) }
    #expect(try String(contentsOfFile: data, encoding: .utf8) == "a\n1\n")
    // A new file, and then in the place of the snapshot.
    for source in ["embedded", data] {
      #expect(try Self.perigee.run(["save", kept, "-d", source]).status == 0)
    }
    #expect(try Self.perigee.run(["-d", kept, "-f", "csv", ""]).outputText == "a\n1\n")
  }

  @Test(arguments: [
    (["sav", "e"], 64, "2 queries are given: `sav`, `e` …; did you mean the command `perigee save`?"),
    (["-d", "embedded", "save", "e"], 64, "`save` is a command only as the first argument"),
    (["fecth"], 1, "note: did you mean the command `perigee fetch`?"),
    (["completion", "bash"], 64, "did you mean the command `perigee completions`?"),
    (["where", "in_space"], 64, "put quotes around the whole query: perigee \"where in_space\""),
  ])
  func aWordThatIsNearlyACommandIsSaidToBe(arguments: [String], status: Int, told: String) throws {
    let run = try Self.perigee.run(arguments)
    #expect(run.status == Int32(status) && run.outputText == "")
    #expect(run.errorText.contains(told), "\(run.errorText)")
  }

  @Test func aQueryThatIsWrongIsNoCommand() throws {
    for query in ["where foo > 1", "selct name", "frobnicate"] {
      #expect(try !Self.perigee.run([query]).errorText.contains("perigee "))
    }
  }

  @Test func noRowIsSuccess() throws {
    let run = try Self.perigee.run(["-f", "json", "where flights_count > 1000"])
    #expect(run.outputText == "[]\n")
    #expect(run.status == 0)
  }

  @Test(arguments: [
    (["where foo > 1"], 1), (["where"], 1), (["-f", "xml", ""], 64), (["a", "b"], 64),
    (["-d", "-", "-d", "-", ""], 64), (["-i", "x", "where in_space"], 64), (["--param", "x", ""], 64),
    (["--param", "x=1", "--param", "X=2", "where id = $x"], 64), (["--param", "x=1", ""], 1),
    (["-d", "/nonexistent.json", ""], 66), (["-i", "/nonexistent"], 66), (["-d", "Package.swift", ""], 65),
    (["--help"], 0), (["--version"], 0), (["--threads", "2", "where in_space"], 0),
    (["fetch", "--limit", "0"], 64),
    (["save"], 64), (["save", "/dev/null/x"], 74), (["save", "x", "-d", "/nonexistent.json"], 66),
    (["save", "x", "y"], 64), (["--param", "$x=1", "limit 1"], 64), (["--param", "0=1", "limit 1"], 64),
    (["-d", "", ""], 66), (["--show-query", "/spacecraft/"], 0), (["-f", "ll2", "limit 1"], 0),
    (["/spacecraft/1/"], 1),
    (["/launches/"], 1), (["?status=9"], 1), (["-d", "/nonexistent.json", "?limit=1"], 66),
    (["-f", "chart", "limit 1"], 0), (["-f", "chart", "select id limit 1"], 1),
    (["-f", "JSON", "limit 1"], 0), (["--mode", "short", "limit 1"], 64),
    (["--threads", "0", "limit 1"], 64), (["--threads", "1.5", "limit 1"], 64),
    (["--threads", "99999999999999999999", "limit 1"], 64), (["--time-limit", "0", "limit 1"], 64),
    (["--time-limit=-1", "limit 1"], 64), (["--time-limit", "soon", "limit 1"], 64),
    (["--time-limit", "nan", "limit 1"], 64), (["--time-limit", "1e300", "limit 1"], 0),
    (["--time-limit", "60", "--threads", "1", "limit 1"], 0), (["--time-limit", "1e-12", "limit 1"], 1),
  ])
  func theExitStatusTellsWhatWentWrong(arguments: [String], status: Int) throws {
    let run = try Self.perigee.run(arguments)
    #expect(run.status == Int32(status), "\(arguments): \(run.errorText)")
    if status != 0 {
      #expect(run.outputText == "")
      #expect(run.errorText != "")
    }
  }

  @Test func allErrorsOfAQueryAreReportedAndNothingElse() throws {
    let run = try Self.perigee.run(["--errors", "json", "where foo > 1 and bar = 'x'"])
    let codes = run.errorText.split(separator: "\n").map { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["code"] as? String
    }
    #expect(codes == ["unknown-field", "unknown-field"])
    #expect(run.outputText == "")
  }

  @Test func aScriptStopsAtItsFirstFailureUnlessItIsToKeepGoing() throws {
    let script = Array("select count(); where nonsense; select count()".utf8)
    let stopping = try Self.perigee.run(["-f", "csv"], input: script)
    #expect(stopping.outputText == "count()\n43\n")
    #expect(stopping.status == 1)
    let going = try Self.perigee.run(["-f", "csv", "--keep-going"], input: script)
    #expect(going.outputText == "count()\n43\ncount()\n43\n")
    #expect(going.status == 1)
  }

  @Test func everyQueryHasOneLineWhereErrorsAndAnswersAreJSON() throws {
    let script = Array("select count(); where nonsense; where id = 36 and 1 = 2".utf8)
    let run = try Self.perigee.run(["-f", "json", "--errors", "json", "--keep-going"], input: script)
    let lines = run.outputText.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.count == 4 && lines[3].isEmpty)
    #expect(lines[0] == #"[{"count()":43}]"#)
    #expect(lines[1].hasPrefix(#"{"error": {"severity":"error","code":"unknown-field""#))
    #expect(lines[2] == "[]")
  }

  @Test func dataComeFromStandardInput() throws {
    let data = Array(#"[{"a":1,"b":"x"},{"a":2,"b":null}]"#.utf8)
    let all = try Self.perigee.run(["-d", "-", "-f", "json"], input: data)
    #expect(all.outputText == #"[{"a":1,"b":"x"},{"a":2,"b":null}]"# + "\n")
    let one = try Self.perigee.run(["-d", "-", "-f", "json", "where a > 1"], input: data)
    #expect(one.outputText == #"[{"a":2,"b":null}]"# + "\n")
  }

  /// Two real pages of Launch Library 2: what goes in comes out, as JSON values.
  @Test(arguments: ["page-ordering-flights_count-offset-120", "page-ordering-time_in_space-offset-580"])
  func aPageComesOutAsItWentIn(page: String) throws {
    let path = "Tests/LaunchLibraryTests/Data/\(page).json"
    let data = Data(try ProjectFiles.text(path).utf8)
    let envelope = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let results = try #require(envelope["results"] as? NSArray)
    let run = try Self.perigee.run(["-d", path, "-f", "json", ""])
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? NSArray)
    #expect(answer.count == 10)
    #expect(answer == results)
  }

  @Test func aParameterTakesTheTypeOfItsPlace() throws {
    let run = try Self.perigee.run([
      "-f", "csv", "--param", "least=30d", "--param", "NAME=x-37b",
      "select name where time_in_space > $least and name contains $name",
    ])
    #expect(run.outputText == "name\nX-37B 1\n", "\(run.errorText)")
  }

  @Test func showQueryPrintsTheCanonicalForm() throws {
    let run = try Self.perigee.run(["--show-query", "WHERE (flights_count>1)  AND in_space==true limit 3"])
    #expect(run.outputText == "where flights_count > 1 and in_space = true limit 3\n")
    #expect(run.status == 0)
  }

  @Test func aClosedPipeEndsTheProgramQuietly() throws {
    let shell = BuiltProgram(path: "/bin/sh")
    let script = "'\(Self.perigee.path)' -f ndjson '' ; echo status $? >&2"
    let run = try shell.run(["-c", "{ \(script); } | head -n 1 >/dev/null"])
    #expect(run.errorText == "status 0\n")
  }

  @Test(arguments: ["''", "--help", "--version", "--show-query 'limit 1'"])
  func aFullDiskIsAnError(arguments: String) throws {
    let shell = BuiltProgram(path: "/bin/sh")
    let run = try shell.run(["-c", "'\(Self.perigee.path)' \(arguments) > /dev/full"])
    #expect(run.status == 74)
  }

  @Test(arguments: ["table", "markdown", "csv", "tsv", "json", "ndjson", "line"])
  func aQueryThatTakesTooLongPrintsNothing(format: String) throws {
    let run = try Self.perigee.run([
      "-f", format, "--errors", "json", "--time-limit", "1e-9", "order by name",
    ])
    #expect(run.status == 1 && run.outputText == "")
    #expect(
      run.errorText.contains(
        #""code":"time-limit","message":"the query took longer than its time limit of 1e-9 seconds""#))
  }

  @Test func theTimeLimitIsForEachQuery() throws {
    let script = Array("select count(); where nonsense; select count()".utf8)
    let run = try Self.perigee.run(
      ["-f", "json", "--errors", "json", "--keep-going", "--time-limit", "1e-9"], input: script)
    let lines = run.outputText.split(separator: "\n")
    #expect(lines.count == 3 && run.status == 1)
    #expect(lines.map { $0.contains("time-limit") } == [true, false, true])
    let generous = try Self.perigee.run(
      ["-f", "csv", "--time-limit", "60"], input: Array("select count(); limit 0".utf8))
    #expect(generous.outputText.hasPrefix("count()\n43\nresponse_mode,id,"))
  }

  @Test(arguments: ["1", "2", "7"]) func answersDoNotDependOnTheNumberOfThreads(threads: String) throws {
    let rows = (0..<40_000).map { #"{"id":\#($0),"key":"\#(($0 * 7919) % 1009)"}"# }.joined(separator: "\n")
    let query = "select key, id where id % 3 = 1 order by key, -id limit 500"
    let run = try Self.perigee.run(
      ["-d", "-", "-f", "csv", "--threads", threads, query], input: Array(rows.utf8))
    let expected = (0..<40_000).filter { $0 % 3 == 1 }.map { (key: "\(($0 * 7919) % 1009)", id: $0) }
      .sorted { ($0.key, $1.id) < ($1.key, $0.id) }.prefix(500).map { "\($0.key),\($0.id)\n" }
    #expect(run.outputText == "key,id\n" + expected.joined())
  }

  /// What a shell sees of a program that Ctrl-C has ended.
  @Test func anInterruptedRunHasStatus130() throws {
    let shell = BuiltProgram(path: "/bin/sh")
    // The program waits for its data, which do not come; a shell that was interrupted itself would end too.
    let program = "echo $$; exec env --default-signal=INT '\(Self.perigee.path)' -d - -f json ''"
    let run = try shell.run([
      "-c",
      """
      mkfifo "$0/data" && exec 3<>"$0/data"
      sh -c "$1" <&3 >"$0/output" & shell=$!
      while ! [ -s "$0/output" ]; do sleep 0.01; done
      sleep 0.2; kill -INT "$(head -n 1 "$0/output")"; wait $shell; echo status $?; tail -n +2 "$0/output"; rm -r "$0"
      """, try temporaryFolder(), program,
    ])
    #expect(run.outputText == "status 130\n" && run.errorText == "", "\(run.outputText) \(run.errorText)")
  }

  private func temporaryFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  @Test func wrongUsageIsToldInTheFormAskedFor() throws {
    let run = try Self.perigee.run(["--errors=json", "-f", "jsn", "limit 1"])
    let object = try JSONSerialization.jsonObject(with: Data(run.errors)) as? [String: Any]
    #expect(object?["severity"] as? String == "error" && object?["code"] as? String == "usage")
    #expect((object?["message"] as? String)?.contains("did you mean `json`?") == true)
    #expect(run.status == 64 && run.outputText == "")
    let text = try Self.perigee.run(["--errors", "text", "-f", "jsn", "--", "--errors=json"])
    #expect(text.errorText.hasPrefix("Error: "))
  }

  /// A byte that is not UTF-8 must not become another character on its way into the query.
  @Test(arguments: ["", "-f json"]) func argumentsThatAreNotUTF8AreRefused(options: String) throws {
    let shell = BuiltProgram(path: "/bin/sh")
    let query = "where name = '\\377'"
    let script = "exec '\(Self.perigee.path)' --errors json \(options) \"$(printf \"\(query)\")\""
    let run = try shell.run(["-c", script])
    #expect(run.status == 1)
    #expect(run.errorText.contains(#""code":"not-utf8","message":"#))
    let parameter = "exec '\(Self.perigee.path)' --param \"$(printf 'x=\\377')\" 'where name = $x'"
    #expect(try shell.run(["-c", parameter]).status == 64)
  }

  @Test func colourIsUsedOnlyWhereItIsAskedFor() throws {
    let plain = try Self.perigee.run(["where foo"])
    #expect(!plain.errors.contains(0x1B))
    #expect(try Self.perigee.run(["--color", "where foo"]).errors.contains(0x1B))
    #expect(
      try Self.perigee.run(["where foo"], environment: ["CLICOLOR_FORCE": "1"]).errors.contains(0x1B))
    #expect(
      !(try Self.perigee.run(["--no-color", "where foo"], environment: ["CLICOLOR_FORCE": "1"]).errors
        .contains(0x1B)))
  }
}
