/// Finite binary64 numbers; −0 is stored as 0. The number of a null row has no meaning.
package struct RealColumn: Hashable, Sendable {
  package let nullity: Nullity
  package let values: StoredArray<Double>
  /// The smallest and largest number of every block; nil where the block has nulls only.
  package let zones: [ClosedRange<Double>?]

  package var count: Int { values.count }

  /// Takes values without a −0 among them, and their zones.
  init(normalized values: [Double], nullity: Nullity, zones: [ClosedRange<Double>?]) {
    self.values = StoredArray(values)
    self.nullity = nullity
    self.zones = zones
  }

  /// Takes finite values without a −0 among them as they are stored, and their zones.
  package init(stored values: StoredArray<Double>, nullity: Nullity, zones: [ClosedRange<Double>?]) {
    self.values = values
    self.nullity = nullity
    self.zones = zones
  }

  package init(values: [Double], nullity: Nullity) {
    self.values = StoredArray(values.map { $0 == 0 ? 0 : $0 })
    self.nullity = nullity
    zones = (0..<Blocks.count(for: values.count)).map { block in
      var zone: ClosedRange<Double>?
      for row in Blocks.rows(block, of: values.count) where !nullity.isNull(row) {
        let value = values[row]
        zone = zone.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
      }
      return zone
    }
  }
}
