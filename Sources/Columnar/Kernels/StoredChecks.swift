/// Tells whether stored elements are what the kernels take them for: asked of data that somebody else has written.
package enum StoredChecks {
  // The loops have no way out before the end of a block, so that they are made of vectors; the pointers stay inside the
  // closures that they are given to.

  /// Elements between two looks at what has been found.
  private static let blockSize = 4096

  /// True where no code is greater than `limit`.
  package static func hold(_ codes: CodeVector, atMost limit: UInt64) -> Bool {
    switch codes {
    case .bytes(let codes): limit >= UInt64(UInt8.max) || largest(codes) <= limit
    case .halves(let codes): limit >= UInt64(UInt16.max) || largest(codes) <= limit
    case .words(let codes): limit >= UInt64(UInt32.max) || largest(codes) <= limit
    case .longs(let codes): largest(codes) <= limit
    }
  }

  private static func largest<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: StoredArray<Code>
  ) -> UInt64 {
    codes.withUnsafeBufferPointer { codes in
      var largest: Code = 0
      for index in codes.indices { largest = max(largest, codes[index]) }
      return UInt64(largest)
    }
  }

  /// True where offsets begin with 0, never descend and end with `end`.
  package static func areOffsets(_ offsets: StoredArray<UInt32>, upTo end: Int) -> Bool {
    guard offsets.count > 0, offsets[0] == 0, Int(offsets[offsets.count - 1]) == end else { return false }
    return offsets.withUnsafeBufferPointer { offsets in
      for start in stride(from: 1, to: offsets.count, by: blockSize) {
        var descents: UInt32 = 0
        for index in start..<min(start + blockSize, offsets.count) {
          descents |= offsets[index &- 1] > offsets[index] ? 1 : 0
        }
        if descents != 0 { return false }
      }
      return true
    }
  }

  /// True where every text is valid UTF-8 by itself: no character is cut in two. The offsets have been found good.
  package static func cutCharacters(_ texts: TextArena) -> Bool {
    let bytes = texts.bytes.span
    let offsets = texts.offsets.span
    for index in offsets.indices {
      let place = Int(offsets[index])
      if place < bytes.count, bytes[place] & 0xC0 == 0x80 { return true }
    }
    return false
  }

  /// True where each text comes before the next, and so none comes twice.
  package static func areSorted(_ texts: TextArena) -> Bool {
    let bytes = texts.bytes.span
    for index in 1..<max(texts.count, 1) {
      let order = ByteOrder.compare(
        bytes.extracting(texts.range(of: index - 1)), bytes.extracting(texts.range(of: index)))
      if order >= 0 { return false }
    }
    return true
  }

  /// True where all numbers are finite and none is −0.
  package static func areFinite(_ numbers: StoredArray<Double>) -> Bool {
    numbers.withUnsafeBufferPointer { numbers in
      let exponent: UInt64 = 0x7FF0_0000_0000_0000
      var faults: UInt64 = 0
      for index in numbers.indices {
        let bits = numbers[index].bitPattern
        faults |= (bits & exponent == exponent ? 1 : 0) | (bits == 1 &<< 63 ? 1 : 0)
      }
      return faults == 0
    }
  }
}
