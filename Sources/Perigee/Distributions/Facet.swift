package import ResultRendering

/// The values of one column of an answer, and how often each comes.
package struct Facet: Sendable {
  /// One value.
  package struct Entry: Sendable {
    package let value: Value
    package let count: Int
  }

  /// The name of the column or field.
  package let name: String
  /// The values that come most often, most first; of equals the smaller first.
  package let entries: [Entry]
  /// How many more values there are, and in how many rows.
  package let otherValues: Int
  package let otherRows: Int
  /// In how many rows there is no value.
  package let nullCount: Int

  init(_ name: String, _ tally: ValueTally, most: Int, _ limits: CountingLimits) throws(QueryError) {
    self.name = name
    entries = try tally.most(max(most, 1), limits).map { Entry(value: $0.value, count: $0.count) }
    nullCount = tally.nullCount
    otherValues = tally.distinctCount - entries.count
    otherRows = tally.valueCount - entries.reduce(0) { $0 + $1.count }
  }

  /// The facet drawn: its name, a line with a bar for each value, a line for those that are left out.
  package func lines(_ options: RenderingOptions) -> [String] {
    var bars = entries.map { BarList.Bar($0.value.textForPeople, count: $0.count) }
    if nullCount > 0 { bars.append(BarList.Bar("null", count: nullCount, isFaint: true)) }
    var lines = [TerminalText.strong(name, options)]
    lines += BarList(bars).lines(options.indented).map { "  " + $0 }
    if bars.isEmpty { lines.append(TerminalText.faint("  no rows", options)) }
    if otherValues > 0 {
      let values = otherValues == 1 ? "1 more value" : "\(otherValues) more values"
      let rows = otherRows == 1 ? "1 row" : "\(otherRows) rows"
      lines.append(TerminalText.faint("  and \(values) in \(rows)", options))
    }
    return lines
  }
}

extension RenderingOptions {
  /// For what stands two columns to the right.
  var indented: RenderingOptions {
    var options = self
    options.width = width.map { max($0 - 2, 1) }
    return options
  }
}
