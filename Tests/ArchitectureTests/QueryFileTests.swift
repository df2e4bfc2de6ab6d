import Foundation
import TestSupport
import Testing

/// The query files of the examples: each says what it shows, asks it, and holds the answer as a remark below.
@Suite struct QueryFileTests {
  static let folder = "Examples/queries"
  static let files = ((try? ProjectFiles.entries(folder)) ?? []).filter { $0.hasSuffix(".query") }

  @Test func thereAreQueriesOfManyKinds() throws {
    let texts = try Self.files.map { try ProjectFiles.text("\(Self.folder)/\($0)") }
    for word in ["group by", "having", "natural(", "length(", "order by", "contains", "sum(", "avg("] {
      #expect(texts.contains { $0.contains(word) }, "no example shows \(word)")
    }
  }

  /// `PERIGEE_RECORD=1` writes the answers anew.
  @Test(arguments: files)
  func aQueryFileAnswersWhatItSays(file: String) throws {
    let path = "\(Self.folder)/\(file)"
    let written = try ProjectFiles.text(path)
    #expect(written.hasPrefix("-- "), "\(path) begins with what it shows")
    let query = written.components(separatedBy: "\n-- answer:\n")[0]
    let run = try BuiltProgram("perigee").run(["--input", path])
    #expect(run.status == 0, "\(run.errorText)")
    let answer = (run.outputText + run.errorText).split(separator: "\n").map { "-- \($0)\n" }.joined()
    let expected = query.trimmingCharacters(in: .newlines) + "\n\n-- answer:\n" + answer
    if ProcessInfo.processInfo.environment["PERIGEE_RECORD"] != nil {
      try expected.write(
        to: ProjectFiles.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
    } else {
      #expect(written == expected)
    }
  }

  @Test(arguments: files)
  func aQueryFileIsInTheTableOfTheExamples(file: String) throws {
    #expect(try ProjectFiles.text("Examples/README.md").contains("`queries/\(file)`"))
  }
}
