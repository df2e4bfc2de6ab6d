import Perigee
import TestSupport
import Testing

/// The scripts under `Tests/Scripts/lists` say what queries answer over a small table of lists, and lists in lists.
@Suite struct ListScriptTests {
  @Test func answersOverListsAreAsRecorded() throws {
    let table = try Table(json: Self.text)
    let mismatches = try GoldenScript.run(folder: "lists") { query in
      do {
        let result = try table.run(query)
        let warnings = result.warnings.map { "warning: \($0.message)\n" }
        let text = result.text(as: .ndjson)
        return warnings.joined() + (text.isEmpty ? "(no rows)" : String(text.dropLast()))
      } catch let error as QueryError {
        return error.description
      }
    }
    #expect(mismatches.isEmpty, "\(mismatches.map(\.description).joined(separator: "\n"))")
  }

  /// Ids 1 to 6: crews of people with their own flights; empty, null and absent lists, nulls in lists.
  private static let text = #"""
    [
      {"id": 1, "tags": ["a", "b"], "rank": 2, "crew": [
        {"name": "Ada", "age": 30, "home": {"id": 1, "name": "Oslo"}, "flights": [{"days": 5}, {"days": 9}]},
        {"name": "Bo", "age": 41, "home": {"id": 2, "name": "Rome"}, "flights": []}]},
      {"id": 2, "tags": [], "rank": 30, "crew": []},
      {"id": 3, "tags": null, "rank": 3, "crew": null},
      {"id": 4, "tags": ["a", null], "rank": 4, "crew": [
        {"name": "Cy", "age": null, "home": null, "flights": null}]},
      {"id": 5, "rank": 5},
      {"id": 6, "tags": ["c"], "rank": 41, "crew": [
        {"name": "Di", "age": 41, "home": {"id": 1, "name": "Oslo"}, "flights": [{"days": null}, {"days": 41}]},
        {"name": "Ada", "age": 0, "home": {"id": 3, "name": "Ada"}, "flights": [{"days": 2}]}]}
    ]
    """#
}
