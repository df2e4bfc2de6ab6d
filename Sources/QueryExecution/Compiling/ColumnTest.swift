import Columnar
import Values

/// A predicate on one column that its codes decide.
struct ColumnTest {
  /// The codes for which the predicate holds.
  enum Domain {
    case none
    case range(ClosedRange<UInt64>)
    case set(CodeSet)
  }

  let codes: CodeVector
  let validity: Bitmap?
  let zones: ZoneMap
  let domain: Domain
  /// True where the predicate holds for the other codes.
  let isNegated: Bool
  /// True where it is null for the codes for which it does not hold: a list with a null in it.
  let isNullElsewhere: Bool
  /// The column, which may come to know something that makes the test quicker.
  let column: Column
  /// As in `SourceColumn`.
  var levelsUp = 0

  /// The outcome for each of some rows.
  func evaluate(_ rows: RowSelection) -> Vector {
    if let whole = zoneOutcome(rows) { return Vector(.constant(whole)) }
    var matching = matches(rows)
    if isNegated { matching.invert() }
    guard validity != nil || isNullElsewhere else { return Vector(.bits(matching)) }
    var nulls = validity.map { GatherKernels.bits($0, rows: rows).inverted }
    if let nulls { matching.subtract(nulls) }
    if isNullElsewhere { nulls = matching.inverted }
    return Vector(.bits(matching), nulls: nulls.flatMap { $0.isEmpty ? nil : $0 })
  }

  private func matches(_ rows: RowSelection) -> Bitmap {
    let (codes, places) =
      switch rows {
      case .range(let range): (self.codes, range)
      case .list(let list):
        (CodeVector.longs(StoredArray(GatherKernels.codes(self.codes, rows: rows))), 0..<list.count)
      }
    switch domain {
    case .none: return Bitmap(repeating: false, count: places.count)
    case .range(let range): return RangeKernels.matches(codes, rows: places, in: range)
    case .set(let set): return set.matches(codes, rows: places)
    }
  }

  /// The outcome that all rows of the block share, as far as its smallest and largest code tell.
  private func zoneOutcome(_ rows: RowSelection) -> Scalar? {
    guard case .range(let rows) = rows, !rows.isEmpty else { return nil }
    let block = rows.lowerBound / Blocks.rowCount
    guard (rows.upperBound - 1) / Blocks.rowCount == block else { return nil }
    guard let zone = zones.range(ofBlock: block) else { return .null }
    switch domain {
    case .none:
      guard validity == nil else { return nil }
      return isNullElsewhere ? .null : .boolean(isNegated)
    case .range(let range):
      guard validity == nil else { return nil }
      if range.contains(zone.lowerBound) && range.contains(zone.upperBound) { return .boolean(!isNegated) }
      guard !range.overlaps(zone) else { return nil }
      return isNullElsewhere ? .null : .boolean(isNegated)
    case .set:
      return nil
    }
  }
}
