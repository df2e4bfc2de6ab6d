package import ResultRendering

/// All that is told of one field to somebody who asks: what it holds, and how to ask about it.
package struct FieldDetail: Sendable {
  package let summary: FieldSummary
  /// The shortest path that means the field.
  package let shortPath: String
  /// The values that come most often with their counts; of records with a name the names, of lists the elements.
  package let topValues: [(value: Value, count: Int)]
  /// Queries about the field that this table answers, two where that many make sense.
  package let examples: [String]

  /// False where there are more values than are told and each comes once.
  private var repeats: Bool {
    guard let first = topValues.first else { return false }
    return first.count > 1 || (summary.distinctCount ?? 0) <= topValues.count
  }

  /// A line a fact, bars for the top values, the examples.
  package func lines(_ options: RenderingOptions) -> [String] {
    var lines = ["\(TerminalText.strong(summary.path, options)): \(summary.type)"]
    if shortPath != summary.path { lines.append("  short for it  \(TerminalText.plain(shortPath))") }
    lines.append("  nulls         \(summary.nullCount)")
    if let distinct = summary.distinctCount { lines.append("  distinct      \(distinct)") }
    if summary.smallest != .null {
      lines.append(
        "  smallest      \(TerminalText.plain(summary.smallest.textForPeople, upTo: options.width))")
      lines.append(
        "  largest       \(TerminalText.plain(summary.largest.textForPeople, upTo: options.width))")
    }
    if repeats {
      let bars = topValues.map { BarList.Bar($0.value.textForPeople, count: $0.count) }
      lines.append("  most often")
      lines += BarList(bars).lines(options.indented.indented).map { "    " + $0 }
    }
    if !examples.isEmpty { lines.append("  ask, say") }
    return lines + examples.map { "    \(TerminalText.plain($0))" }
  }
}
