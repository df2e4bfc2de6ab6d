/// The smallest and largest code of every block, over the rows that are not null.
package struct ZoneMap: Hashable, Sendable {
  package private(set) var smallest: [UInt64]
  package private(set) var largest: [UInt64]

  /// A map of no blocks, to be filled block by block.
  init() {
    smallest = []
    largest = []
  }

  /// Takes a map as it is: of every block the smallest and the largest code; of one of nulls only `UInt64.max` and 0.
  package init(smallest: [UInt64], largest: [UInt64]) {
    precondition(smallest.count == largest.count, "every block has both")
    self.smallest = smallest
    self.largest = largest
  }

  /// Appends a block; one of nulls only has `smallest > largest`.
  mutating func append(smallest: UInt64, largest: UInt64) {
    self.smallest.append(smallest)
    self.largest.append(largest)
  }

  /// Makes the map of `codes`. A block of nulls only has `smallest > largest`.
  package init(codes: [UInt64], validity: Bitmap?) {
    let blocks = Blocks.count(for: codes.count)
    var smallest = [UInt64](repeating: .max, count: blocks)
    var largest = [UInt64](repeating: 0, count: blocks)
    for block in 0..<blocks {
      for row in Blocks.rows(block, of: codes.count) where validity?[row] ?? true {
        smallest[block] = min(smallest[block], codes[row])
        largest[block] = max(largest[block], codes[row])
      }
    }
    self.smallest = smallest
    self.largest = largest
  }

  /// Makes the map of `codes`. A block of nulls only has `smallest > largest`.
  package init(_ codes: CodeVector, validity: Bitmap?) {
    self.init()
    switch codes {
    case .bytes(let codes): appendBlocks(codes.span, validity)
    case .halves(let codes): appendBlocks(codes.span, validity)
    case .words(let codes): appendBlocks(codes.span, validity)
    case .longs(let codes): appendBlocks(codes.span, validity)
    }
  }

  private mutating func appendBlocks<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ validity: Bitmap?
  ) {
    for block in 0..<Blocks.count(for: codes.count) {
      let rows = Blocks.rows(block, of: codes.count)
      if let validity {
        appendBlock(codes, rows, validity.words.span)
      } else {
        appendFullBlock(codes.extracting(rows))
      }
    }
  }

  /// Appends a block of rows that have a value where a bit is set: rows that all have one go by without a look at each.
  @inline(__always)
  private mutating func appendBlock<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ rows: Range<Int>, _ validity: Span<UInt64>
  ) {
    var (low, high) = (Code.max, Code.min)
    var isEmpty = true
    // A block begins with a word.
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: 64) {
      var word = validity[first &>> 6]
      isEmpty = isEmpty && word == 0
      if word == .max {
        for row in first..<first &+ 64 {
          low = min(low, codes[row])
          high = max(high, codes[row])
        }
      }
      while word != 0, word != .max {
        let row = first &+ word.trailingZeroBitCount
        low = min(low, codes[row])
        high = max(high, codes[row])
        word &= word &- 1
      }
    }
    append(smallest: isEmpty ? .max : UInt64(low), largest: isEmpty ? 0 : UInt64(high))
  }

  /// Appends a block, which is not empty, without nulls.
  @inline(__always)
  private mutating func appendFullBlock<Code: FixedWidthInteger & UnsignedInteger>(_ codes: Span<Code>) {
    var (low, high) = (Code.max, Code.min)
    codes.withUnsafeBufferPointer { codes in
      for code in codes {
        low = code < low ? code : low
        high = code > high ? code : high
      }
    }
    append(smallest: UInt64(low), largest: UInt64(high))
  }

  /// The codes that occur in a block; nil where all its rows are null.
  package func range(ofBlock block: Int) -> ClosedRange<UInt64>? {
    smallest[block] <= largest[block] ? smallest[block]...largest[block] : nil
  }
}
