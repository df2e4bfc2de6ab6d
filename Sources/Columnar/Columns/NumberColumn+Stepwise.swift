package import Values

extension NumberColumn {
  /// Encodes very many values by their distance from the smallest alone, and asks `check` before every block whether
  /// to go on. Values of null rows are passed over.
  package init<Failure>(
    _ type: ScalarType, values: [Int64], nullity: Nullity, check: () throws(Failure) -> Void
  ) throws(Failure) {
    var smallest = Int64.max
    var largest = Int64.min
    let hasNulls = nullity.validity != nil
    for block in 0..<Blocks.count(for: values.count) {
      try check()
      for row in Blocks.rows(block, of: values.count) where !hasNulls || !nullity.isNull(row) {
        smallest = min(smallest, values[row])
        largest = max(largest, values[row])
      }
    }
    if smallest > largest { (smallest, largest) = (0, 0) }
    let base = smallest
    let largestCode = UInt64(bitPattern: largest &- base)
    var zones = ZoneMap()
    let codes: CodeVector
    if largestCode <= UInt64(UInt8.max) {
      codes = .bytes(StoredArray(try NumberColumn.codes(values, base, nullity, &zones, check)))
    } else if largestCode <= UInt64(UInt16.max) {
      codes = .halves(StoredArray(try NumberColumn.codes(values, base, nullity, &zones, check)))
    } else if largestCode <= UInt64(UInt32.max) {
      codes = .words(StoredArray(try NumberColumn.codes(values, base, nullity, &zones, check)))
    } else {
      codes = .longs(StoredArray(try NumberColumn.codes(values, base, nullity, &zones, check)))
    }
    self.init(type, nullity: nullity, base: base, codes: codes, zones: zones, largestCode: largestCode)
  }

  @inline(__always)
  private static func codes<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable, Failure>(
    _ values: [Int64], _ base: Int64, _ nullity: Nullity, _ zones: inout ZoneMap,
    _ check: () throws(Failure) -> Void
  ) throws(Failure) -> [Code] {
    var codes: [Code] = []
    codes.reserveCapacity(values.count)
    Platform.expectFullUse(of: &codes)
    let hasNulls = nullity.validity != nil
    for block in 0..<Blocks.count(for: values.count) {
      try check()
      var smallest = UInt64.max
      var largest: UInt64 = 0
      for row in Blocks.rows(block, of: values.count) {
        guard !hasNulls || !nullity.isNull(row) else {
          codes.append(0)
          continue
        }
        let code = UInt64(bitPattern: values[row] &- base)
        smallest = min(smallest, code)
        largest = max(largest, code)
        codes.append(Code(truncatingIfNeeded: code))
      }
      zones.append(smallest: smallest, largest: largest)
    }
    return codes
  }
}

extension RealColumn {
  /// Takes very many values, asking `check` before every block whether to go on.
  package init<Failure>(
    values: [Double], nullity: Nullity, check: () throws(Failure) -> Void
  ) throws(Failure) {
    var values = values
    var zones: [ClosedRange<Double>?] = []
    let hasNulls = nullity.validity != nil
    for block in 0..<Blocks.count(for: values.count) {
      try check()
      var smallest = Double.infinity
      var largest = -Double.infinity
      for row in Blocks.rows(block, of: values.count) {
        if values[row] == 0 { values[row] = 0 }
        guard !hasNulls || !nullity.isNull(row) else { continue }
        smallest = min(smallest, values[row])
        largest = max(largest, values[row])
      }
      zones.append(smallest <= largest ? smallest...largest : nil)
    }
    self.init(normalized: values, nullity: nullity, zones: zones)
  }
}
