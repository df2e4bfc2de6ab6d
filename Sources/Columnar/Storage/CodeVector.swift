/// Unsigned codes, one a row, in the fewest whole bytes that hold the largest.
package enum CodeVector: Hashable, Sendable {
  case bytes(StoredArray<UInt8>)
  case halves(StoredArray<UInt16>)
  case words(StoredArray<UInt32>)
  case longs(StoredArray<UInt64>)

  /// Narrows `codes` to the width that `largest` needs.
  package init(narrowing codes: [UInt64], largest: UInt64) {
    if largest <= UInt64(UInt8.max) {
      self = .bytes(StoredArray(codes.map { UInt8(truncatingIfNeeded: $0) }))
    } else if largest <= UInt64(UInt16.max) {
      self = .halves(StoredArray(codes.map { UInt16(truncatingIfNeeded: $0) }))
    } else if largest <= UInt64(UInt32.max) {
      self = .words(StoredArray(codes.map { UInt32(truncatingIfNeeded: $0) }))
    } else {
      self = .longs(StoredArray(codes))
    }
  }

  /// Narrows `codes` to the width that `largest` needs.
  package init(numbers codes: [UInt32], largest: UInt64) {
    if largest <= UInt64(UInt8.max) {
      self = .bytes(StoredArray(CodeVector.narrowed(codes)))
    } else if largest <= UInt64(UInt16.max) {
      self = .halves(StoredArray(CodeVector.narrowed(codes)))
    } else {
      self = .words(StoredArray(CodeVector.narrowed(codes)))
    }
  }

  /// An array of its own, without room for more.
  @inline(__always)
  private static func narrowed<Code: FixedWidthInteger & UnsignedInteger>(_ codes: [UInt32]) -> [Code] {
    let codes = codes.span
    return [Code](unsafeUninitializedCapacity: codes.count) { narrow, count in
      // There is room for every code.
      for place in codes.indices {
        narrow.initializeElement(at: place, to: Code(truncatingIfNeeded: codes[place]))
      }
      count = codes.count
    }
  }

  /// Makes `count` codes as narrow as `largest` allows, asking for each once, in order.
  @inlinable
  package init(largest: UInt64, count: Int, _ code: (Int) -> UInt64) {
    if largest <= UInt64(UInt8.max) {
      self = .bytes(StoredArray((0..<count).map { UInt8(truncatingIfNeeded: code($0)) }))
    } else if largest <= UInt64(UInt16.max) {
      self = .halves(StoredArray((0..<count).map { UInt16(truncatingIfNeeded: code($0)) }))
    } else if largest <= UInt64(UInt32.max) {
      self = .words(StoredArray((0..<count).map { UInt32(truncatingIfNeeded: code($0)) }))
    } else {
      self = .longs(StoredArray((0..<count).map(code)))
    }
  }

  package var count: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .halves(let codes): codes.count
    case .words(let codes): codes.count
    case .longs(let codes): codes.count
    }
  }

  /// True where some row has the code.
  package func contains(_ code: UInt64) -> Bool {
    withExtendedLifetime(self) { MaskKernels.count(PinnedCodes(self), 0..<count, in: code...code) > 0 }
  }

  package var bytesPerCode: Int {
    switch self {
    case .bytes: 1
    case .halves: 2
    case .words: 4
    case .longs: 8
    }
  }

  @inlinable @inline(__always)
  package subscript(row: Int) -> UInt64 {
    switch self {
    case .bytes(let codes): UInt64(codes[row])
    case .halves(let codes): UInt64(codes[row])
    case .words(let codes): UInt64(codes[row])
    case .longs(let codes): codes[row]
    }
  }
}
