/// Numbers the combinations of a few values that rows have: one slot for each, of which some may stay empty.
package struct SlotNumbers: Sendable {
  /// One column whose values are few.
  package struct Key: Sendable {
    package enum Source: Sendable {
      case codes(CodeVector)
      case bits(Bitmap)
    }

    let source: Source
    let validity: Bitmap?
    /// How many values there are, null among them as the last.
    package let count: Int

    package init(_ source: Source, validity: Bitmap?, count: Int) {
      self.source = source
      self.validity = validity
      self.count = count
    }
  }

  private let keys: [Key]
  /// How many slots there are.
  package let count: Int

  /// Tables of more slots than this would leave the near caches.
  private static let most = 1 << 13

  /// Nil where there are too many combinations.
  package init?(_ keys: [Key]) {
    var product = 1
    for key in keys {
      let (next, overflow) = product.multipliedReportingOverflow(by: key.count)
      guard !overflow, next <= SlotNumbers.most else { return nil }
      product = next
    }
    self.keys = keys
    count = product
  }

  /// The slots of some rows.
  package func slots(_ rows: RowSelection) -> RowSlots {
    if keys.count == 1, keys[0].validity == nil, case .codes(.bytes(let codes)) = keys[0].source,
      case .range(let rows) = rows
    {
      return .codes(codes[rows])
    }
    return .numbers(numbers(rows))
  }

  private func numbers(_ rows: RowSelection) -> [UInt16] {
    guard let first = keys.first else { return Array(repeating: 0, count: rows.count) }
    var slots = values(first, rows)
    var factor = UInt16(truncatingIfNeeded: first.count)
    for key in keys.dropFirst() {
      let values = values(key, rows)
      for place in slots.indices { slots[place] &+= values[place] &* factor }
      factor &*= UInt16(truncatingIfNeeded: key.count)
    }
    return slots
  }

  /// The values of one key, that of null behind all others.
  private func values(_ key: Key, _ rows: RowSelection) -> [UInt16] {
    var values: [UInt16]
    switch key.source {
    case .codes(.bytes(let codes)): values = narrowed(codes, rows) { UInt16($0) }
    case .codes(.halves(let codes)): values = narrowed(codes, rows) { $0 }
    case .codes(.words(let codes)): values = narrowed(codes, rows) { UInt16(truncatingIfNeeded: $0) }
    case .codes(.longs(let codes)): values = narrowed(codes, rows) { UInt16(truncatingIfNeeded: $0) }
    case .bits(let bits):
      values = Array(repeating: 0, count: rows.count)
      GatherKernels.bits(bits, rows: rows).forEachSet { values[$0] = 1 }
    }
    if let validity = key.validity {
      let null = UInt16(truncatingIfNeeded: key.count - 1)
      GatherKernels.bits(validity, rows: rows).inverted.forEachSet { values[$0] = null }
    }
    return values
  }

  // Pointers stay inside the closures that they are given to. Slicing checks a range; rows of a list are checked.
  @inline(__always)
  private func narrowed<Code: BitwiseCopyable>(
    _ codes: StoredArray<Code>, _ rows: RowSelection, _ value: (Code) -> UInt16
  ) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: rows.count) { values, count in
      codes.withUnsafeBufferPointer { codes in
        switch rows {
        case .range(let rows):
          let codes = UnsafeBufferPointer(rebasing: codes[rows])
          // A plain loop: `map` appends element by element, which took longer than the grouping.
          for place in 0..<codes.count { values[place] = value(codes[place]) }
        case .list(let rows):
          for place in 0..<rows.count {
            let row = Int(rows[place])
            precondition(row < codes.count, "a row is one of the column's")
            values[place] = value(codes[row])
          }
        }
      }
      count = rows.count
    }
  }
}
