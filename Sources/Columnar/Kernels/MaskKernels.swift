import CKernels

/// The bits of a mask: one a row, 64 rows to a word, the first row in the lowest bit; those behind the last row are
/// clear.
package typealias MaskWords = UnsafeMutablePointer<UInt64>

/// Tests neighbouring rows into masks. A mask has room for its rows: `Bitmap.wordCount(for:)` words.
package enum MaskKernels {
  /// Sets the bits of the rows whose code lies in `range`.
  @inline(__always)
  package static func match(
    _ codes: PinnedCodes, _ rows: Range<Int>, in range: ClosedRange<UInt64>, into mask: MaskWords
  ) {
    guard !rows.isEmpty else { return }
    let low = range.lowerBound
    guard low <= codes.largest else { return clear(mask, rows.count) }
    let span = min(range.upperBound, codes.largest) - low
    switch codes {
    case .bytes(let codes):
      perigee_range_mask_8(codes.pointer(rows), rows.count, UInt8(low), UInt8(span), mask)
    case .halves(let codes):
      perigee_range_mask_16(codes.pointer(rows), rows.count, UInt16(low), UInt16(span), mask)
    case .words(let codes):
      perigee_range_mask_32(codes.pointer(rows), rows.count, UInt32(low), UInt32(span), mask)
    case .longs(let codes): perigee_range_mask_64(codes.pointer(rows), rows.count, low, span, mask)
    }
  }

  /// How many rows have a code in `range`.
  @inline(__always)
  package static func count(_ codes: PinnedCodes, _ rows: Range<Int>, in range: ClosedRange<UInt64>) -> Int {
    let low = range.lowerBound
    guard !rows.isEmpty, low <= codes.largest else { return 0 }
    let span = min(range.upperBound, codes.largest) - low
    return switch codes {
    case .bytes(let codes):
      perigee_range_count_8(codes.pointer(rows), rows.count, UInt8(low), UInt8(span))
    case .halves(let codes):
      perigee_range_count_16(codes.pointer(rows), rows.count, UInt16(low), UInt16(span))
    case .words(let codes):
      perigee_range_count_32(codes.pointer(rows), rows.count, UInt32(low), UInt32(span))
    case .longs(let codes): perigee_range_count_64(codes.pointer(rows), rows.count, low, span)
    }
  }

  /// Sets the bits of the rows whose real lies from `low` to `high`.
  package static func match(
    _ reals: PinnedArray<Double>, _ rows: Range<Int>, from low: Double, to high: Double, into mask: MaskWords
  ) {
    guard !rows.isEmpty else { return }
    perigee_reals_mask(reals.pointer(rows), rows.count, low, high, mask)
  }

  /// Sets the bits of the rows whose code is in a table, as the kernel for sets of codes has it.
  package static func match(
    _ codes: PinnedArray<UInt8>, _ rows: Range<Int>, inTable table: UnsafePointer<UInt8>, into mask: MaskWords
  ) {
    guard !rows.isEmpty else { return }
    perigee_table_mask_8(codes.pointer(rows), rows.count, table, mask)
  }

  /// Sets no bit.
  package static func clear(_ mask: MaskWords, _ count: Int) {
    mask.update(repeating: 0, count: Bitmap.wordCount(for: count))
  }

  /// Sets the bits of all rows.
  package static func fill(_ mask: MaskWords, _ count: Int) {
    mask.update(repeating: .max, count: Bitmap.wordCount(for: count))
    clearTail(mask, count)
  }

  /// Clears what is behind the last row.
  @inline(__always)
  private static func clearTail(_ mask: MaskWords, _ count: Int) {
    let used = count & 63
    if used != 0 { mask[count >> 6] &= (1 &<< UInt64(used)) &- 1 }
  }

  /// Keeps the bits that `other` has, too.
  @inline(__always)
  package static func intersect(_ mask: MaskWords, _ other: UnsafePointer<UInt64>, _ count: Int) {
    perigee_mask_and(mask, other, Bitmap.wordCount(for: count))
  }

  /// Adds the bits of `other`.
  @inline(__always)
  package static func unite(_ mask: MaskWords, _ other: UnsafePointer<UInt64>, _ count: Int) {
    perigee_mask_or(mask, other, Bitmap.wordCount(for: count))
  }

  /// Takes the bits of `other` away.
  @inline(__always)
  package static func subtract(_ mask: MaskWords, _ other: UnsafePointer<UInt64>, _ count: Int) {
    perigee_mask_subtract(mask, other, Bitmap.wordCount(for: count))
  }

  /// Exchanges set bits and clear ones.
  @inline(__always)
  package static func invert(_ mask: MaskWords, _ count: Int) {
    perigee_mask_invert(mask, Bitmap.wordCount(for: count))
    clearTail(mask, count)
  }

  /// Sets the bits that both have.
  @inline(__always)
  package static func writeIntersection(
    _ first: UnsafePointer<UInt64>, _ second: UnsafePointer<UInt64>, _ count: Int, into mask: MaskWords
  ) {
    perigee_mask_and_of(mask, first, second, Bitmap.wordCount(for: count))
  }

  /// Sets the bits that either has.
  @inline(__always)
  package static func writeUnion(
    _ first: UnsafePointer<UInt64>, _ second: UnsafePointer<UInt64>, _ count: Int, into mask: MaskWords
  ) {
    perigee_mask_or_of(mask, first, second, Bitmap.wordCount(for: count))
  }

  /// Sets the bits that the other does not have.
  @inline(__always)
  package static func writeComplement(_ other: UnsafePointer<UInt64>, _ count: Int, into mask: MaskWords) {
    perigee_mask_not_of(mask, other, Bitmap.wordCount(for: count))
    clearTail(mask, count)
  }

  /// Sets the bits of those rows, among the ones whose bits are set in `among`, whose code lies in `range`: for few of
  /// them, each looked at alone. `mask` may be `among`.
  @inline(__always)
  package static func matchEach(
    _ codes: PinnedCodes, _ rows: Range<Int>, in range: ClosedRange<UInt64>,
    among: UnsafePointer<UInt64>, into mask: MaskWords
  ) {
    guard !rows.isEmpty else { return }
    let low = range.lowerBound
    guard low <= codes.largest else { return clear(mask, rows.count) }
    let span = min(range.upperBound, codes.largest) - low
    let words = Bitmap.wordCount(for: rows.count)
    switch codes {
    case .bytes(let codes):
      perigee_range_pick_8(codes.pointer(rows), among, words, UInt8(low), UInt8(span), mask)
    case .halves(let codes):
      perigee_range_pick_16(codes.pointer(rows), among, words, UInt16(low), UInt16(span), mask)
    case .words(let codes):
      perigee_range_pick_32(codes.pointer(rows), among, words, UInt32(low), UInt32(span), mask)
    case .longs(let codes): perigee_range_pick_64(codes.pointer(rows), among, words, low, span, mask)
    }
  }

  /// How many bits are set.
  @inline(__always)
  package static func setCount(_ mask: UnsafePointer<UInt64>, _ count: Int) -> Int {
    perigee_mask_count(mask, Bitmap.wordCount(for: count))
  }

  /// True where no bit is set.
  @inline(__always)
  package static func isEmpty(_ mask: UnsafePointer<UInt64>, _ count: Int) -> Bool {
    for word in 0..<Bitmap.wordCount(for: count) where mask[word] != 0 { return false }
    return true
  }

  /// Writes the numbers of the rows whose bits are set, that of the first bit being `first`.
  ///
  /// - Parameter room: How many bits are set; so many numbers are written.
  @inline(__always)
  package static func writeRows(
    of mask: UnsafePointer<UInt64>, _ count: Int, from first: Int, to rows: UnsafeMutablePointer<UInt32>,
    room: Int
  ) {
    perigee_mask_rows(mask, Bitmap.wordCount(for: count), UInt32(truncatingIfNeeded: first), rows, room)
  }

  /// The numbers of the rows whose bits are set.
  ///
  /// - Parameter setCount: How many bits are set.
  package static func rows(
    of mask: UnsafePointer<UInt64>, _ rows: Range<Int>, count setCount: Int
  ) -> [UInt32] {
    // `Array(unsafeUninitializedCapacity:)` is not made for a type here: it looks its storage up at run time, which takes
    // longer than writing some hundred numbers.
    var numbers: [UInt32] = []
    numbers.append(addingCapacity: setCount) { output in
      output.withUnsafeMutableBufferPointer { room, written in
        if setCount > 0, let start = room.baseAddress {
          writeRows(of: mask, rows.count, from: rows.lowerBound, to: start, room: setCount)
        }
        written = setCount
      }
    }
    return numbers
  }
}
