/// Tests codes and reals against a range, 64 rows to a word. One concrete entry for callers; behind it a loop
/// for each width.
///
/// Every range is one comparison: `code - low <= high - low` without sign, wrapping, is true only from `low`
/// to `high`.
package enum RangeKernels {
  /// Sets the bit of every row of `rows` whose code lies in `range`. Bit 0 is that of the first of them.
  package static func matches(
    _ codes: CodeVector, rows: Range<Int>, in range: ClosedRange<UInt64>
  ) -> Bitmap {
    let low = range.lowerBound
    let largest = largestCode(codes)
    guard low <= largest else { return Bitmap(repeating: false, count: rows.count) }
    let span = min(range.upperBound, largest) - low
    // The pointers of this file stay inside the closures that they are given to; rows are in bounds because
    // slicing the buffer checks it.
    return Bitmap.filled(count: rows.count) { words in
      switch codes {
      case .bytes(let codes):
        codes.withUnsafeBufferPointer {
          fill(words, UnsafeBufferPointer(rebasing: $0[rows]), UInt8(low), UInt8(span))
        }
      case .halves(let codes):
        codes.withUnsafeBufferPointer {
          fill(words, UnsafeBufferPointer(rebasing: $0[rows]), UInt16(low), UInt16(span))
        }
      case .words(let codes):
        codes.withUnsafeBufferPointer {
          fill(words, UnsafeBufferPointer(rebasing: $0[rows]), UInt32(low), UInt32(span))
        }
      case .longs(let codes):
        codes.withUnsafeBufferPointer { fill(words, UnsafeBufferPointer(rebasing: $0[rows]), low, span) }
      }
    }
  }

  /// How many of `rows` have a code in `range`.
  package static func count(_ codes: CodeVector, rows: Range<Int>, in range: ClosedRange<UInt64>) -> Int {
    let low = range.lowerBound
    let largest = largestCode(codes)
    guard low <= largest else { return 0 }
    let span = min(range.upperBound, largest) - low
    switch codes {
    case .bytes(let codes):
      return codes.withUnsafeBufferPointer {
        count(UnsafeBufferPointer(rebasing: $0[rows]), UInt8(low), UInt8(span))
      }
    case .halves(let codes):
      return codes.withUnsafeBufferPointer {
        count(UnsafeBufferPointer(rebasing: $0[rows]), UInt16(low), UInt16(span))
      }
    case .words(let codes):
      return codes.withUnsafeBufferPointer {
        count(UnsafeBufferPointer(rebasing: $0[rows]), UInt32(low), UInt32(span))
      }
    case .longs(let codes):
      return codes.withUnsafeBufferPointer {
        count(UnsafeBufferPointer(rebasing: $0[rows]), low, span)
      }
    }
  }

  /// Sets the bit of every row whose number lies from `low` to `high`, both included; of none where `low` is
  /// greater.
  package static func matches(
    _ values: StoredArray<Double>, rows: Range<Int>, from low: Double, to high: Double
  ) -> Bitmap {
    Bitmap.filled(count: rows.count) { words in
      values.withUnsafeBufferPointer { buffer in
        let values = UnsafeBufferPointer(rebasing: buffer[rows])
        for index in words.indices {
          var word: UInt64 = 0
          let start = index &* 64
          for offset in 0..<min(64, values.count &- start) {
            let value = values[start &+ offset]
            word |= (value >= low && value <= high ? 1 : 0) &<< UInt64(offset)
          }
          words[index] = word
        }
      }
    }
  }

  private static func largestCode(_ codes: CodeVector) -> UInt64 {
    UInt64.max >> UInt64(64 - codes.bytesPerCode * 8)
  }
}

// MARK: - Bits

extension RangeKernels {
  /// Gathers the lowest bits of eight bytes, of which each is 0 or has all bits set, into one byte.
  @inline(__always)
  private static func gather(_ mask: UInt64) -> UInt64 {
    ((mask & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
  }

  private static func fill(
    _ words: UnsafeMutableBufferPointer<UInt64>, _ codes: UnsafeBufferPointer<UInt8>, _ low: UInt8,
    _ span: UInt8
  ) {
    let raw = UnsafeRawBufferPointer(codes)
    let (lows, spans) = (SIMD16<UInt8>(repeating: low), SIMD16<UInt8>(repeating: span))
    let wholeWords = codes.count >> 6
    for index in 0..<wholeWords {
      var word: UInt64 = 0
      for quarter in 0..<4 {
        let distance =
          raw.loadUnaligned(fromByteOffset: index &* 64 &+ quarter &* 16, as: SIMD16<UInt8>.self) &- lows
        // A mask and two words have the same bits; reading it lane by lane costs six times as much.
        let mask = unsafeBitCast(distance .<= spans, to: SIMD2<UInt64>.self)
        word |= (gather(mask[0]) | gather(mask[1]) &<< 8) &<< UInt64(quarter &* 16)
      }
      words[index] = word
    }
    fillTail(words, codes, low, span, from: wholeWords)
  }

  private static func fill(
    _ words: UnsafeMutableBufferPointer<UInt64>, _ codes: UnsafeBufferPointer<UInt16>, _ low: UInt16,
    _ span: UInt16
  ) {
    let raw = UnsafeRawBufferPointer(codes)
    let (lows, spans) = (SIMD8<UInt16>(repeating: low), SIMD8<UInt16>(repeating: span))
    let (none, ones) = (SIMD8<UInt16>(repeating: 0), SIMD8<UInt16>(repeating: 1))
    let wholeWords = codes.count >> 6
    for index in 0..<wholeWords {
      var word: UInt64 = 0
      for part in 0..<8 {
        let distance =
          raw.loadUnaligned(fromByteOffset: index &* 128 &+ part &* 16, as: SIMD8<UInt16>.self) &- lows
        let bits = none.replacing(with: ones, where: distance .<= spans)
        word |=
          gather(unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: bits), to: UInt64.self)) &<< UInt64(part &* 8)
      }
      words[index] = word
    }
    fillTail(words, codes, low, span, from: wholeWords)
  }

  private static func fill(
    _ words: UnsafeMutableBufferPointer<UInt64>, _ codes: UnsafeBufferPointer<UInt32>, _ low: UInt32,
    _ span: UInt32
  ) {
    let raw = UnsafeRawBufferPointer(codes)
    let (lows, spans) = (SIMD8<UInt32>(repeating: low), SIMD8<UInt32>(repeating: span))
    let (none, ones) = (SIMD8<UInt32>(repeating: 0), SIMD8<UInt32>(repeating: 1))
    let wholeWords = codes.count >> 6
    for index in 0..<wholeWords {
      var word: UInt64 = 0
      for part in 0..<8 {
        let distance =
          raw.loadUnaligned(fromByteOffset: index &* 256 &+ part &* 32, as: SIMD8<UInt32>.self) &- lows
        let bits = none.replacing(with: ones, where: distance .<= spans)
        word |=
          gather(unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: bits), to: UInt64.self)) &<< UInt64(part &* 8)
      }
      words[index] = word
    }
    fillTail(words, codes, low, span, from: wholeWords)
  }

  private static func fill(
    _ words: UnsafeMutableBufferPointer<UInt64>, _ codes: UnsafeBufferPointer<UInt64>, _ low: UInt64,
    _ span: UInt64
  ) {
    fillTail(words, codes, low, span, from: 0)
  }

  /// The plain loop: for the last rows, and for the width that baseline vectors do not compare.
  @inline(__always)
  private static func fillTail<Code: FixedWidthInteger & UnsignedInteger>(
    _ words: UnsafeMutableBufferPointer<UInt64>, _ codes: UnsafeBufferPointer<Code>, _ low: Code,
    _ span: Code, from firstWord: Int
  ) {
    for index in firstWord..<words.count {
      var word: UInt64 = 0
      let start = index &* 64
      for offset in 0..<min(64, codes.count &- start) {
        word |= (codes[start &+ offset] &- low <= span ? 1 : 0) &<< UInt64(offset)
      }
      words[index] = word
    }
  }
}

// MARK: - Counts

extension RangeKernels {
  // The counter is as narrow as the codes allow, emptied before it can overflow: one of 64 bits would make the
  // loop ten times as slow.

  private static func count(_ codes: UnsafeBufferPointer<UInt8>, _ low: UInt8, _ span: UInt8) -> Int {
    var total = 0
    var position = 0
    while position < codes.count {
      let end = min(codes.count, position &+ 4096)
      var counter: UInt16 = 0
      while position < end {
        counter &+= codes[position] &- low <= span ? 1 : 0
        position &+= 1
      }
      total &+= Int(counter)
    }
    return total
  }

  private static func count(_ codes: UnsafeBufferPointer<UInt16>, _ low: UInt16, _ span: UInt16) -> Int {
    var total = 0
    var position = 0
    while position < codes.count {
      let end = min(codes.count, position &+ 32768)
      var counter: UInt16 = 0
      while position < end {
        counter &+= codes[position] &- low <= span ? 1 : 0
        position &+= 1
      }
      total &+= Int(counter)
    }
    return total
  }

  private static func count(_ codes: UnsafeBufferPointer<UInt32>, _ low: UInt32, _ span: UInt32) -> Int {
    var total = 0
    var position = 0
    while position < codes.count {
      let end = min(codes.count, position &+ 1 << 20)
      var counter: UInt32 = 0
      while position < end {
        counter &+= codes[position] &- low <= span ? 1 : 0
        position &+= 1
      }
      total &+= Int(counter)
    }
    return total
  }

  private static func count(_ codes: UnsafeBufferPointer<UInt64>, _ low: UInt64, _ span: UInt64) -> Int {
    var total = 0
    for code in codes { total &+= code &- low <= span ? 1 : 0 }
    return total
  }
}

extension Bitmap {
  /// Makes a bitmap of words that are written once, without clearing them first.
  static func filled(count: Int, _ fill: (UnsafeMutableBufferPointer<UInt64>) -> Void) -> Bitmap {
    let wordCount = Bitmap.wordCount(for: count)
    let words = [UInt64](unsafeUninitializedCapacity: wordCount) { buffer, initialized in
      // The fillers write every word; integers need no initialization beyond that.
      fill(UnsafeMutableBufferPointer(rebasing: buffer[0..<wordCount]))
      initialized = wordCount
    }
    return Bitmap(words: words, count: count)
  }
}
