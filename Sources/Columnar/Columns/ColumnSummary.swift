package import Values

/// What can be said of all values of a column together.
package struct ColumnSummary: Hashable, Sendable {
  package var nullCount: Int
  /// How many different values there are, null left out; nil for records and lists.
  package var distinctCount: Int?
  /// The smallest value, of a list the fewest elements; null where no row has a value, and for records.
  package var smallest: Scalar
  /// The largest value, of a list the most elements.
  package var largest: Scalar

  package init(
    nullCount: Int, distinctCount: Int? = nil, smallest: Scalar = .null, largest: Scalar = .null
  ) {
    self.nullCount = nullCount
    self.distinctCount = distinctCount
    self.smallest = smallest
    self.largest = largest
  }
}

extension Column {
  /// Looks at every row once; smallest and largest come from what is known of the blocks where that is kept. Nil where it
  /// was stopped.
  package func summary(unless isStopped: () -> Bool) -> ColumnSummary? {
    var isWhole = true
    func isOver() -> Bool {
      if isWhole, isStopped() { isWhole = false }
      return !isWhole
    }
    var summary = ColumnSummary(nullCount: nullity.nullCount)
    switch self {
    case .boolean(let column): column.describe(in: &summary, isOver)
    case .number(let column): column.describe(in: &summary, isOver)
    case .real(let column): column.describe(in: &summary, isOver)
    case .text(let column): column.describe(in: &summary, isOver)
    case .mixed(let column): column.reading.describe(in: &summary, isOver)
    case .record: break
    case .list(let column): column.describe(in: &summary, isOver)
    }
    return isWhole ? summary : nil
  }
}

extension BooleanColumn {
  fileprivate func describe(in summary: inout ColumnSummary, _ isStopped: () -> Bool) {
    var (hasFalse, hasTrue) = (false, false)
    Stretches.forEach(of: count, unless: isStopped) { rows in
      for row in rows where !nullity.isNull(row) {
        if bits[row] { hasTrue = true } else { hasFalse = true }
      }
    }
    let values = (hasFalse ? [false] : []) + (hasTrue ? [true] : [])
    summary.distinctCount = values.count
    summary.smallest = values.first.map(Scalar.boolean) ?? .null
    summary.largest = values.last.map(Scalar.boolean) ?? .null
  }
}

extension NumberColumn {
  fileprivate func describe(in summary: inout ColumnSummary, _ isStopped: () -> Bool) {
    summary.distinctCount = DistinctCount.count(
      codes, upTo: largestCode, validity: nullity.validity, isStopped)
    let ranges = zones.smallest.indices.compactMap { zones.range(ofBlock: $0) }
    guard let smallest = ranges.map(\.lowerBound).min(), let largest = ranges.map(\.upperBound).max() else {
      return
    }
    summary.smallest = Column.scalar(type, value(ofCode: smallest))
    summary.largest = Column.scalar(type, value(ofCode: largest))
  }
}

extension RealColumn {
  fileprivate func describe(in summary: inout ColumnSummary, _ isStopped: () -> Bool) {
    summary.distinctCount = DistinctCount.count(values, validity: nullity.validity, isStopped)
    let ranges = zones.compactMap { $0 }
    guard let smallest = ranges.map(\.lowerBound).min(), let largest = ranges.map(\.upperBound).max() else {
      return
    }
    summary.smallest = .real(smallest)
    summary.largest = .real(largest)
  }
}

extension TextColumn {
  fileprivate func describe(in summary: inout ColumnSummary, _ isStopped: () -> Bool) {
    let bounds: (smallest: StoredBytes, largest: StoredBytes)?
    switch storage {
    case .dictionary(let texts, _, _):
      summary.distinctCount = texts.count
      bounds = texts.count == 0 ? nil : (texts[0], texts[texts.count - 1])
    case .arena(let texts):
      summary.distinctCount = DistinctCount.count(texts, validity: nullity.validity, isStopped)
      bounds = self.bounds(of: texts, isStopped)
    }
    guard let bounds else { return }
    summary.smallest = .text(String(decoding: bounds.smallest, as: UTF8.self))
    summary.largest = .text(String(decoding: bounds.largest, as: UTF8.self))
  }

  private func bounds(
    of texts: TextArena, _ isStopped: () -> Bool
  ) -> (smallest: StoredBytes, largest: StoredBytes)? {
    var bounds: (smallest: Int, largest: Int)?
    Stretches.forEach(of: texts.count, unless: isStopped) { rows in
      for row in rows where !nullity.isNull(row) {
        guard let found = bounds else {
          bounds = (row, row)
          continue
        }
        if TextArena.precedes(texts[row], texts[found.smallest]) { bounds?.smallest = row }
        if TextArena.precedes(texts[found.largest], texts[row]) { bounds?.largest = row }
      }
    }
    return bounds.map { (texts[$0.smallest], texts[$0.largest]) }
  }
}

extension ListColumn {
  fileprivate func describe(in summary: inout ColumnSummary, _ isStopped: () -> Bool) {
    var (fewest, most) = (Int.max, -1)
    Stretches.forEach(of: count, unless: isStopped) { rows in
      for row in rows where !nullity.isNull(row) {
        let length = elementRows(row).count
        (fewest, most) = (min(fewest, length), max(most, length))
      }
    }
    guard most >= 0 else { return }
    summary.smallest = .integer(Int64(fewest))
    summary.largest = .integer(Int64(most))
  }
}
