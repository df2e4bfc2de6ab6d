import Perigee
import ResultRendering

/// Finds the ids of rows, which are known by their names rather than by those.
struct NamedRows {
  typealias Row = (id: String, name: String)

  let table: Table
  let options: QueryOptions

  /// Nobody waits longer for a list.
  static let longestWait = Duration.milliseconds(10)
  /// Ids are looked for in so many rows.
  private static let mostRows = 1_000
  /// So many rows are named in a hint.
  private static let mostNamed = 3

  /// Rows whose ids begin with a text, of those in front; else rows that have it in their names. None in a table without
  /// ids and names, and where they are not found in time.
  func beginning(with text: String, most: Int) -> [Row] {
    let rows = rows("select id, name limit \(NamedRows.mostRows)").filter { $0.id.hasPrefix(text) }
    return rows.isEmpty ? named(text, most: most) : Array(rows.prefix(most))
  }

  /// What to type instead of a text that is no id; nil where no name has it.
  func hint(for text: String) -> String? {
    let rows = named(text, most: NamedRows.mostNamed + 1)
    guard !rows.isEmpty else { return nil }
    let shown = rows.prefix(NamedRows.mostNamed).map {
      "`.why \(ArgumentReader.written($0.id))` is \($0.name)"
    }
    return shown.joined(separator: ", ") + (rows.count > shown.count ? " ..." : "")
  }

  private func named(_ text: String, most: Int) -> [Row] {
    // Numbers stand in many names, and are meant as ids.
    guard text.contains(where: \.isLetter) else { return [] }
    return rows("select id, name where name contains $text limit \(most)", ["text": text])
  }

  private func rows(_ query: String, _ parameters: Parameters = [:]) -> [Row] {
    guard table.hasIdentity, table.fieldNames.contains("id"), table.fieldNames.contains("name"),
      let answer = try? Query(query).answer(on: table, parameters, options: options)
    else { return [] }
    return answer.map { row in (row["id"].description, PrintableLines.escaped(row["name"].description)) }
  }
}
