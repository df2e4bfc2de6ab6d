import LaunchLibrary
import Perigee
import ResultRendering
import TestSupport
import Testing

/// The scripts under `Tests/Scripts/requests` say which query a request is, what LL2 would send, and what is said of it.
@Suite struct RequestScriptTests {
  @Test func requestsAreAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "requests") { try Self.transcript(of: $0) }
    #expect(mismatches.isEmpty, "\(mismatches.map(\.description).joined(separator: "\n"))")
  }

  /// The query; status and body, the records cut to id and name; then errors and warnings.
  static func transcript(of text: String) throws -> String {
    let request = SpacecraftRequest(text)
    var lines: [String] = []
    if let query = try? request.queryText() { lines.append(query) }
    do {
      let response = try request.response(from: .spacecraft)
      lines.append(contentsOf: try Self.lines(of: response))
      let diagnostics = response.error?.diagnostics ?? response.result?.warnings ?? []
      lines += diagnostics.map { drawn($0, in: request.query) }
    } catch let error as QueryError {
      lines.append(error.description)
    }
    return lines.joined(separator: "\n")
  }

  private static func drawn(_ diagnostic: Diagnostic, in query: Query) -> String {
    let text = DiagnosticRenderer.text(diagnostic, source: query.source, isColored: false)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static func lines(of response: SpacecraftResponse) throws -> [String] {
    guard let result = response.result else { return ["\(response.status) \(response.body)"] }
    guard let page = response.page else { return ["\(response.status) \(result.map(named).joined())"] }
    return [
      "\(response.status) count \(page.count)", "next \(page.next ?? "null")",
      "previous \(page.previous ?? "null")",
    ]
      + result.map(named)
  }

  /// The columns that spacecraft and the steps of a plan are known by.
  private static func named(_ row: Row) -> String {
    row["id"] == .null ? "\(row["step"]): \(row["detail"])" : "\(row["id"]) \(row["name"])"
  }
}
