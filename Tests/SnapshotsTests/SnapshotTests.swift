import Columnar
import Foundation
import LaunchLibrary
import Perigee
import TestSupport
import Testing
import Values

@testable import Snapshots

/// A snapshot answers as the table did that was written.
@Suite struct SnapshotTests {
  private static let settings = RandomTestSettings(defaultRounds: 8)

  @Test func theEmbeddedDataAnswerTheSame() throws { try compare(.spacecraft, "embedded") }

  @Test(arguments: [
    "page-ordering-flights_count-offset-120.json", "page-ordering-time_in_space-offset-580.json",
    "craft-with-nulls.json",
  ])
  func realPagesAnswerTheSame(name: String) throws {
    let path = ProjectFiles.root.appendingPathComponent("Tests/LaunchLibraryTests/Data/\(name)").path
    try compare(Table(contentsOfFile: path, shapes: LaunchLibrary.shapes), name)
    try compare(Table(contentsOfFile: path), "\(name), inferred")
  }

  @Test(arguments: [
    "", "[]", "{}", "[{},{},{}]", #"[{"a":[{},{},{}]},{"a":null},{}]"#, #"[{"a":null},{}]"#, #"{"":[[[]]]}"#,
    #"[{"a":1},{"a":"x"},{"a":[1, {"b":2}]},{"a":null}]"#, #"[{"a":-0.0},{"a":5e-324},{"a":null}]"#,
    "[{\"a\":-9223372036854775808},{\"a\":9223372036854775807}]", "a,b\n003,\n\"\",1\n",
    #"[{"id":1,"name":"x","spacecraft_config":"Dragon"},{"id":2,"name":null,"spacecraft_config":{"id":4,"name":"y"}}]"#,
  ])
  func oddDataAnswerTheSame(data: String) throws {
    try compare(Table(bytes: Array(data.utf8), shapes: LaunchLibrary.shapes), data)
  }

  /// As deep as JSON is read.
  @Test func deepDataAnswerTheSame() throws {
    let lists = String(repeating: "[", count: 250) + String(repeating: "]", count: 250)
    let records = String(repeating: "{\"a\":", count: 250) + "1" + String(repeating: "}", count: 250)
    for data in ["{\"a\":\(lists)}", records] {
      let table = try Table(json: data).columns
      let again = try SmallStack.run {
        try Snapshot.table(from: FileBytes(copying: Snapshot.bytes(of: table).span))
      }
      #expect(again == table)
    }
  }

  @Test func randomDataAnswerTheSame() throws {
    for round in 0..<Self.settings.rounds {
      let seed = Self.settings.seed(ofRound: round)
      var records = RandomRecords(seed: seed)
      try compare(Table(bytes: Array(records.lines().utf8), named: "x.ndjson"), "PERIGEE_SEED=\(seed)")
    }
  }

  private func compare(_ table: Table, _ what: String) throws {
    let bytes = Snapshot.bytes(of: table.columns)
    let file = FileBytes(copying: bytes.span)
    let again = try Table(snapshot: file, named: what, shapes: LaunchLibrary.shapes)
    #expect(again.columns == table.columns, "\(what)")
    #expect(Snapshot.bytes(of: again.columns) == bytes, "\(what)")
    // Tables of many rows are compared by their columns alone.
    guard table.rowCount < 1000 else { return }
    for (answer, expected) in zip(Answers.all(of: again), Answers.all(of: table)) {
      #expect(answer == expected, "\(what)")
    }
  }
}
