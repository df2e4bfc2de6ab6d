import LaunchLibrary
import Perigee
import ResultRendering
import TestSupport
import Testing

/// The scripts under `Tests/Scripts/answers` say what queries over the embedded spacecraft answer.
@Suite struct AnswerScriptTests {
  @Test func answersAreAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "answers") { try Self.answer($0) }
    #expect(mismatches.isEmpty, "\(mismatches.map(\.description).joined(separator: "\n"))")
  }

  /// What the program would print, errors and warnings first.
  static func answer(_ text: String) throws -> String {
    do {
      let query = Query(text)
      let result = try query.run(on: .spacecraft)
      let warnings = result.warnings.map {
        DiagnosticRenderer.text($0, source: query.source, isColored: false)
      }
      return warnings.joined() + (try table(result))
    } catch let error as QueryError {
      return error.description
    }
  }

  private static func table(_ result: QueryResult) throws -> String {
    let drawn = Drawn()
    let sink = ByteSink { bytes in for index in bytes.indices { drawn.bytes.append(bytes[index]) } }
    try ResultRenderer.render(result.resultSet, as: .table, options: RenderingOptions(), into: sink)
    let text = String(decoding: drawn.bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private final class Drawn { var bytes: [UInt8] = [] }
}
