/// A set of codes: a bit for each code where the largest is small, else an open hash table.
package struct CodeSet: Hashable, Sendable {
  enum Storage: Hashable, Sendable {
    case bits([UInt64])
    /// Code + 1, 0 where the slot is free; a power of two in size, at most half full. The code `UInt64.max`,
    /// which has no successor, is kept beside.
    case slots([UInt64], hasLargest: Bool)
  }

  let storage: Storage
  package let isEmpty: Bool

  /// Codes up to this one get a bit each: 128 KiB at most.
  private static let largestForBits: UInt64 = 1 << 20

  package init(_ codes: [UInt64]) {
    isEmpty = codes.isEmpty
    let largest = codes.max() ?? 0
    if largest < CodeSet.largestForBits {
      var bits = [UInt64](repeating: 0, count: Int(largest >> 6) + 1)
      for code in codes { bits[Int(code >> 6)] |= 1 << (code & 63) }
      storage = .bits(bits)
    } else {
      storage = CodeSet.slots(codes)
    }
  }

  package func contains(_ code: UInt64) -> Bool {
    switch storage {
    case .bits(let bits): code >> 6 < UInt64(bits.count) && bits[Int(code >> 6)] >> (code & 63) & 1 == 1
    case .slots(let slots, let hasLargest):
      code == .max ? hasLargest : slots[CodeSet.slot(of: code, in: slots)] != 0
    }
  }

  private static func slots(_ codes: [UInt64]) -> Storage {
    var size = 16
    while size < codes.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var hasLargest = false
    for code in codes {
      if code == .max { hasLargest = true } else { slots[slot(of: code, in: slots)] = code + 1 }
    }
    return .slots(slots, hasLargest: hasLargest)
  }

  /// The slot that holds a code, or the free one where it belongs.
  @inline(__always)
  private static func slot(of code: UInt64, in slots: [UInt64]) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (code &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while slots[slot] != 0 && slots[slot] != code &+ 1 { slot = (slot + 1) & mask }
    return slot
  }
}

extension CodeSet {
  /// The codes in ascending order, where each has a bit; nil where they are too large for that.
  package var ascendingCodes: [UInt64]? {
    guard case .bits(let words) = storage else { return nil }
    var codes: [UInt64] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        codes.append(UInt64(index * 64 + rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
    return codes
  }

  /// Sets the bit of every row of `rows` whose code is in the set.
  package func matches(_ codes: CodeVector, rows: Range<Int>) -> Bitmap {
    switch codes {
    case .bytes(let codes): matches(codes.span.extracting(rows))
    case .halves(let codes): matches(codes.span.extracting(rows))
    case .words(let codes): matches(codes.span.extracting(rows))
    case .longs(let codes): matches(codes.span.extracting(rows))
    }
  }

  @inline(__always)
  private func matches<Code: FixedWidthInteger & UnsignedInteger>(_ codes: Span<Code>) -> Bitmap {
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: codes.count))
    switch storage {
    case .bits(let bits):
      let limit = UInt64(bits.count)
      for index in words.indices {
        var word: UInt64 = 0
        let start = index * 64
        for offset in 0..<min(64, codes.count - start) {
          let code = UInt64(codes[start + offset])
          let bit = code &>> 6 < limit ? bits[Int(code &>> 6)] &>> (code & 63) & 1 : 0
          word |= bit &<< UInt64(offset)
        }
        words[index] = word
      }
    case .slots(let slots, let hasLargest):
      for row in 0..<codes.count {
        let code = UInt64(codes[row])
        let found = code == .max ? hasLargest : slots[CodeSet.slot(of: code, in: slots)] != 0
        if found { words[row >> 6] |= 1 << UInt64(row & 63) }
      }
    }
    return Bitmap(words: words, count: codes.count)
  }
}
