// Word operations over bitmaps of the same number of rows.

extension Bitmap {
  /// Keeps the bits that `other` has too.
  package mutating func formIntersection(_ other: Bitmap) {
    let source = other.words
    updateWords { words in
      for index in 0..<min(words.count, source.count) { words[index] &= source[index] }
    }
  }

  /// Adds the bits of `other`.
  package mutating func formUnion(_ other: Bitmap) {
    let source = other.words
    updateWords { words in
      for index in 0..<min(words.count, source.count) { words[index] |= source[index] }
    }
  }

  /// Takes the bits of `other` away.
  package mutating func subtract(_ other: Bitmap) {
    let source = other.words
    updateWords { words in
      for index in 0..<min(words.count, source.count) { words[index] &= ~source[index] }
    }
  }

  /// Exchanges set bits and clear ones.
  package mutating func invert() {
    updateWords { words in
      for index in 0..<words.count { words[index] = ~words[index] }
    }
  }

  /// The bits exchanged.
  package var inverted: Bitmap {
    var copy = self
    copy.invert()
    return copy
  }

  /// The bits of both, where either may stand for no bits at all.
  package static func union(_ first: Bitmap?, _ second: Bitmap?) -> Bitmap? {
    guard var result = first else { return second }
    if let second { result.formUnion(second) }
    return result
  }

  /// The bits of the first without those of the second; nil where none can be left.
  package static func difference(_ first: Bitmap?, _ second: Bitmap?) -> Bitmap? {
    guard var result = first else { return nil }
    if let second { result.subtract(second) }
    return result
  }

  /// The bits of some rows, numbered from 0.
  package func extracting(_ rows: Range<Int>) -> Bitmap {
    let first = rows.lowerBound >> 6
    let shift = UInt64(rows.lowerBound & 63)
    let wordCount = Bitmap.wordCount(for: rows.count)
    if shift == 0 {
      return Bitmap(words: Array(words[first..<first + wordCount]), count: rows.count)
    }
    var extracted = [UInt64](repeating: 0, count: wordCount)
    for index in 0..<wordCount {
      let low = words[first + index] >> shift
      let high = first + index + 1 < words.count ? words[first + index + 1] << (64 - shift) : 0
      extracted[index] = low | high
    }
    return Bitmap(words: extracted, count: rows.count)
  }

  /// The bits of rows in any order: bit `i` is that of row `rows[i]`.
  package func gathering(_ rows: [UInt32]) -> Bitmap {
    var gathered = [UInt64](repeating: 0, count: Bitmap.wordCount(for: rows.count))
    for (position, row) in rows.enumerated() {
      let bit = words[Int(row) >> 6] >> UInt64(row & 63) & 1
      gathered[position >> 6] |= bit << UInt64(position & 63)
    }
    return Bitmap(words: gathered, count: rows.count)
  }

  /// Spreads bits over the rows that are set in `places`: its bit `k` goes to the `k`-th of them, all others
  /// are clear.
  package func scattered(to places: Bitmap) -> Bitmap {
    var spread = [UInt64](repeating: 0, count: places.words.count)
    var position = 0
    for index in places.words.indices {
      var rest = places.words[index]
      while rest != 0 {
        let bit = rest & (0 &- rest)
        if words[position >> 6] >> UInt64(position & 63) & 1 == 1 { spread[index] |= bit }
        position += 1
        rest ^= bit
      }
    }
    return Bitmap(words: spread, count: places.count)
  }

  /// The first row whose bit is set.
  package var firstSet: Int? {
    for index in words.indices where words[index] != 0 {
      return index << 6 + words[index].trailingZeroBitCount
    }
    return nil
  }

  /// The first of some rows whose bit is set.
  package func firstSet(in rows: Range<Int>) -> Int? {
    firstSet(in: rows, exchanging: 0)
  }

  /// The first of some rows whose bit is clear.
  package func firstClear(in rows: Range<Int>) -> Int? {
    firstSet(in: rows, exchanging: .max)
  }

  private func firstSet(in rows: Range<Int>, exchanging mask: UInt64) -> Int? {
    guard !rows.isEmpty else { return nil }
    var index = rows.lowerBound >> 6
    let last = (rows.upperBound - 1) >> 6
    var word = (words[index] ^ mask) & (UInt64.max << UInt64(rows.lowerBound & 63))
    while word == 0 && index < last {
      index += 1
      word = words[index] ^ mask
    }
    let found = index << 6 + word.trailingZeroBitCount
    return word != 0 && found < rows.upperBound ? found : nil
  }

  /// Appends the numbers of the rows whose bits are set, each plus `base`.
  package func appendRows(from base: Int, to rows: inout [UInt32]) {
    let total = setCount
    guard total > 0 else { return }
    // As many numbers are written as bits are set, which is what the buffer has room for.
    let numbers = [UInt32](unsafeUninitializedCapacity: total) { numbers, count in
      var start = UInt32(truncatingIfNeeded: base)
      for word in words {
        if word == .max {
          for offset in 0..<64 {
            numbers.initializeElement(at: count &+ offset, to: start &+ UInt32(truncatingIfNeeded: offset))
          }
          count &+= 64
        } else {
          var rest = word
          while rest != 0 {
            numbers.initializeElement(
              at: count, to: start &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount))
            count &+= 1
            rest &= rest &- 1
          }
        }
        start &+= 64
      }
    }
    rows.append(contentsOf: numbers)
  }
}
