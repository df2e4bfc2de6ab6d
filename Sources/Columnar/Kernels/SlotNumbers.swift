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
    let count: Int

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
  package func slots(_ rows: RowSelection) -> [UInt16] {
    var slots = [UInt16](repeating: 0, count: rows.count)
    var factor: UInt16 = 1
    for key in keys {
      add(key, rows, factor, &slots)
      factor &*= UInt16(truncatingIfNeeded: key.count)
    }
    return slots
  }

  private func add(_ key: Key, _ rows: RowSelection, _ factor: UInt16, _ slots: inout [UInt16]) {
    switch key.source {
    case .codes(.bytes(let codes)): add(codes, rows, factor, &slots) { UInt16($0) }
    case .codes(.halves(let codes)): add(codes, rows, factor, &slots) { $0 }
    case .codes(.words(let codes)): add(codes, rows, factor, &slots) { UInt16(truncatingIfNeeded: $0) }
    case .codes(.longs(let codes)): add(codes, rows, factor, &slots) { UInt16(truncatingIfNeeded: $0) }
    case .bits(let bits): GatherKernels.bits(bits, rows: rows).forEachSet { slots[$0] &+= factor }
    }
    guard let validity = key.validity else { return }
    let null = UInt16(truncatingIfNeeded: key.count - 1)
    GatherKernels.bits(validity, rows: rows).inverted.forEachSet { place in
      // What a null row holds has no meaning: it is taken out again.
      let held =
        switch key.source {
        case .codes(let codes): UInt16(truncatingIfNeeded: codes[rows[place]])
        case .bits(let bits): bits[rows[place]] ? 1 : 0 as UInt16
        }
      slots[place] &+= (null &- held) &* factor
    }
  }

  // Pointers stay inside the closures that they are given to. Slicing checks a range; rows of a list are checked.
  @inline(__always)
  private func add<Code>(
    _ codes: StoredArray<Code>, _ rows: RowSelection, _ factor: UInt16, _ slots: inout [UInt16],
    _ value: (Code) -> UInt16
  ) {
    codes.withUnsafeBufferPointer { codes in
      slots.withUnsafeMutableBufferPointer { slots in
        switch rows {
        case .range(let rows):
          let codes = UnsafeBufferPointer(rebasing: codes[rows])
          for place in 0..<codes.count { slots[place] &+= value(codes[place]) &* factor }
        case .list(let rows):
          for (place, row) in rows.enumerated() {
            precondition(Int(row) < codes.count, "a row is one of the column's")
            slots[place] &+= value(codes[Int(row)]) &* factor
          }
        }
      }
    }
  }
}
