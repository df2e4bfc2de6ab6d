import Foundation
import TestSupport
import Testing

/// A time limit bounds all that the program does for a query, the waiting for a reader too.
@Suite struct StoppingTests {
  static let perigee = BuiltProgram("perigee")

  /// What the program told and how long it took, where `reader` stands behind the pipe that its answer, larger than any
  /// pipe, goes into.
  private func run(_ arguments: String, into reader: String) throws -> (told: String, milliseconds: Int) {
    let data = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-\(UUID()).ndjson")
    let rows = (0..<30_000).map { #"{"number":\#($0),"text":"text number \#($0)"}"# }.joined(separator: "\n")
    try Data(rows.utf8).write(to: data)
    defer { try? FileManager.default.removeItem(at: data) }
    let shell = BuiltProgram(path: "/bin/sh")
    // The program's end is told through this pipe, which the shell holds open both ways: neither end waits for the other.
    let end = data.path + ".end"
    defer { unlink(end) }
    let program = """
      start=$(date +%s%3N); '\(Self.perigee.path)' -d '\(data.path)' \(arguments) 2>&3; \
      echo "status $?" >&3; echo "took $(($(date +%s%3N) - start))" >&3; echo >&4
      """
    let run = try shell.run(["-c", "mkfifo '\(end)'; { { \(program); } | \(reader); } 3>&2 4<>'\(end)'"])
    let lines = run.errorText.split(separator: "\n").map(String.init)
    let took = try #require(lines.last { $0.hasPrefix("took ") }.flatMap { Int($0.dropFirst(5)) })
    return (lines.filter { !$0.hasPrefix("took ") }.joined(separator: "\n") + run.outputText, took)
  }

  /// Reads nothing before the program has ended, or a minute is over: a program that waits for its reader takes that long.
  private static let reader = "timeout 60 head -n 1 5<&0 <&4 > /dev/null"

  @Test(arguments: ["json", "ndjson", "csv", "tsv", "markdown", "table", "line"])
  func aReaderThatDoesNotReadIsNotWaitedFor(format: String) throws {
    let (told, milliseconds) = try run("--time-limit 1 -f \(format) ''", into: Self.reader)
    #expect(told.hasSuffix("status 1"), "\(told)")
    #expect(
      told.contains(
        "the query took longer than its time limit of 1 second: its answer was still being written"),
      "\(told)")
    // 50 ms by the contract, besides what loading takes; the machine that tests run on may be busy.
    #expect(milliseconds >= 1000 && milliseconds < 50_000)
  }

  @Test func aScriptGoesOnAfterAQueryThatNobodyReads() throws {
    let (told, milliseconds) = try run(
      "--time-limit 0.5 --keep-going --errors json -f json 'where true; where true; select 1'",
      into: Self.reader)
    #expect(told.hasSuffix("status 1"), "\(told)")
    #expect(told.components(separatedBy: #""code":"time-limit""#).count == 4, "\(told)")
    #expect(milliseconds < 50_000)
  }

  @Test func whatComesAfterABrokenAnswerBeginsALine() throws {
    let (told, _) = try run(
      "--time-limit 0.7 --keep-going --errors json -f json 'where true; select 1 limit 1'",
      into: "{ sleep 1; tail -n 1; }")
    #expect(told.hasSuffix("[{\"1\":1}]\n"), "\(told)")
  }

  /// The first answer leaves no room in the pipe; of the others those come whose time is not over when somebody reads,
  /// and what never reached the reader leaves nothing behind, not even the end of a line.
  @Test func anAnswerThatNeverBeganLeavesNoTrace() throws {
    let pause = 3 * Int(ProcessorTime.allowance)
    let others = Array(repeating: "select number where number < 1000", count: 20).joined(separator: ";")
    let (told, _) = try run(
      "--time-limit 0.5 --keep-going --errors json -f json 'select text where number < 2260; \(others)'",
      into: "{ sleep \(pause); grep -c '^$'; }")
    #expect(told.contains(#""code":"time-limit""#) && told.hasSuffix("status 1" + "0\n"), "\(told)")
  }

  @Test func aReaderThatReadsLateGetsAllOfIt() throws {
    let (told, _) = try run("--time-limit 60 -f ndjson ''", into: "{ sleep 0.3; wc -l; }")
    #expect(told == "status 0" + "30000\n")
  }
}
