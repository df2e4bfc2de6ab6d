import Foundation
import Testing

@testable import Shell

/// What is kept of what was typed.
@Suite struct HistoryTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "perigee-history-\(UUID())")
  private var path: String { folder.appendingPathComponent("a/b/history").path }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func eachTextIsAppendedWithItsTime() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var (one, other) = (History(path: path), History(path: path))
    #expect(one.add(Array("select 1".utf8), isKept: true)?.text == "select 1")
    #expect(other.add(Array("select\n2".utf8), isKept: true)?.text == "select\n2")
    #expect(one.add(Array("select 3".utf8), isKept: true) != nil)
    let lines = try text().split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("#") } == ["select 1", "select", "2", "select 3"])
    let time = try #require(lines.first.flatMap { Int($0.dropFirst()) })
    #expect(abs(Double(time) - Date().timeIntervalSince1970) < 100)
    var later = History(path: path)
    #expect(later.begin().map(\.text) == ["select 1", "select\n2", "select 3"])
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
  }

  @Test(arguments: ["", "   ", " select 1", "\n", "a\u{0}b"])
  func someTextsAreLeftOut(text: String) {
    var history = History(path: nil)
    #expect(history.add(Array(text.utf8), isKept: true) == nil)
  }

  @Test func whatIsTypedTwiceInARowIsKeptOnce() {
    var history = History(path: nil)
    let added = ["a", "a", "b", "a"].map { history.add(Array($0.utf8), isKept: false) != nil }
    #expect(added == [true, false, true, true])
    #expect(history.entries.map(\.text) == ["a", "b", "a"])
  }

  @Test func aLongFileIsCutToItsLatestEntries() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    let count = History.mostEntries + 1500
    let entries = (0..<count).map { "#1\nselect \($0)\n" }.joined()
    try entries.write(toFile: path, atomically: true, encoding: .utf8)
    var history = History(path: path)
    #expect(history.begin().count == History.mostEntries)
    let kept = HistoryText.entries(in: Array(try text().utf8))
    #expect(kept.count == History.mostEntries && kept.last?.text == "select \(count - 1)")
    #expect(kept.first?.text == "select 1500")
  }

  @Test func filesOfOtherProgramsAreRead() {
    #expect(
      HistoryText.entries(in: Array("old\nolder\n#12\na\nb\n#x\n#99999999999999999999\nc\n\n#13\n".utf8)) == [
        HistoryEntry("old", time: nil), HistoryEntry("older", time: nil),
        HistoryEntry("a\nb\n#x\n#99999999999999999999\nc", time: 12),
      ])
  }

  @Test func aHistoryThatCannotBeKeptIsNoError() {
    let session = ScriptedSession(lines: ["select count()"])
    session.settings.environment.stateFolder = "/proc/nowhere"
    #expect(session.run().contains("43 │"))
    #expect(session.editor.remembered == ["select count()"])
  }

  @Test func errorsAndUnfinishedStatementsAreKeptToo() {
    let session = ScriptedSession(lines: ["where nonsense", "where in_space and", "true", ".nonsense"])
    session.run()
    #expect(session.editor.remembered == ["where nonsense", "where in_space and\ntrue", ".nonsense"])
  }

  @Test func theFolderOfTheStateIsFoundAsTheSpecificationSays() {
    func path(_ variables: [String: String]) -> String? {
      ShellEnvironment(reading: { variables[$0] }).historyPath
    }
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/perigee/history")
    #expect(path(["HOME": "/h"]) == "/h/.local/state/perigee/history")
    #expect(path(["XDG_STATE_HOME": "", "HOME": "/h"]) == "/h/.local/state/perigee/history")
    #expect(path(["XDG_STATE_HOME": "relative", "HOME": "/h"]) == "/h/.local/state/perigee/history")
    #expect(path([:]) == nil)
  }
}
