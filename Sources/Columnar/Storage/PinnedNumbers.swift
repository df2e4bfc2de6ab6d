/// What a test of a column reads, at its address: as for `PinnedArray`, somebody else keeps the column.
package struct PinnedNumbers: Sendable {
  package let codes: PinnedCodes
  /// Nil where every row has a value.
  package let validity: PinnedArray<UInt64>?
  package let zones: PinnedZones

  package init(codes: PinnedCodes, validity: Bitmap?, zones: ZoneMap) {
    self.codes = codes
    self.validity = validity.map { PinnedArray($0) }
    self.zones = PinnedZones(zones)
  }
}
