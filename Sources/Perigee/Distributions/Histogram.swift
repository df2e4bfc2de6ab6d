package import ResultRendering
package import Values

/// How the values of a number, a duration, a date or a time stamp are distributed over bins of one round width.
package struct Histogram: Sendable {
  /// The values from one bound up to, but not including, the next.
  package struct Bin: Hashable, Sendable {
    /// Its bounds, or its first and last value where there are last ones.
    package let label: String
    /// How many rows have a value in it, possibly none.
    package let count: Int
  }

  /// What was asked for, as the formatter prints it.
  package let name: String
  package let type: ScalarType
  /// From the smallest value to the largest, without a gap; none where there is no value.
  package let bins: [Bin]
  package let rowCount: Int
  /// How many rows have no value.
  package let nullCount: Int
  /// How many have a value that is not finite, which stands in no bin.
  package let nonFiniteCount: Int
  /// The smallest and the largest finite value; null where there is none.
  package let smallest: Value
  package let largest: Value

  /// No histogram has more bins.
  package static let mostBins = 20

  /// The histogram drawn: a line that tells of all rows together, then one with a bar for each bin.
  package func lines(_ options: RenderingOptions) -> [String] {
    let rows = rowCount == 1 ? "1 row" : "\(rowCount) rows"
    var parts = ["\(type.rawValue), \(rows)"]
    if nullCount > 0 { parts.append("\(nullCount) without a value") }
    if nonFiniteCount > 0 { parts.append("\(nonFiniteCount) not finite") }
    if smallest != .null { parts.append("from \(smallest.textForPeople) to \(largest.textForPeople)") }
    let head = "\(TerminalText.strong(name, options)): \(parts.joined(separator: ", "))"
    let bars = bins.map { bin in
      BarList.Bar(options.isASCII ? ASCIIEllipsis.spelledOut(bin.label) : bin.label, count: bin.count)
    }
    return [head] + BarList(bars).lines(options.indented).map { "  " + $0 }
  }
}
