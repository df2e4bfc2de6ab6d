// The pointers of this file stay inside the closures that they are given to. Rows are in bounds: slicing a buffer
// checks a range, and rows of a list are checked one by one.
extension PackedKeys {
  /// Writes the numbers of some places of a selection of rows, moved up by some bits, which must be left for it.
  func write(
    _ rows: RowSelection, _ places: Range<Int>, to keys: UnsafeMutableBufferPointer<UInt64>,
    movedUp bits: Int = 0
  ) {
    precondition(keys.count == places.count, "a number for each place")
    if parts.isEmpty { keys.update(repeating: 0) }
    for (index, part) in parts.enumerated() {
      let writing = PartWriting(part, shift: shifts[index] + UInt64(bits), isFirst: index == 0)
      switch rows {
      case .range(let range):
        writing.write(range.lowerBound + places.lowerBound..<range.lowerBound + places.upperBound, to: keys)
      case .list(let list):
        list.withUnsafeBufferPointer { writing.write(UnsafeBufferPointer(rebasing: $0[places]), to: keys) }
      }
    }
  }

  /// The numbers of some rows.
  package func keys(_ rows: RowSelection) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: rows.count) { buffer, count in
      // The writing sets every element.
      write(rows, 0..<rows.count, to: UnsafeMutableBufferPointer(rebasing: buffer[0..<rows.count]))
      count = rows.count
    }
  }
}

/// Adds one part to the numbers of rows.
private struct PartWriting {
  private let part: PackedKeys.Part
  private let shift: UInt64
  private let isFirst: Bool
  /// A value is `offset + (code << shift ^ exchange)`: descending ones are taken from the largest.
  private let exchange: UInt64
  private let offset: UInt64
  private let null: UInt64

  init(_ part: PackedKeys.Part, shift: UInt64, isFirst: Bool) {
    self.part = part
    self.shift = shift
    self.isFirst = isFirst
    exchange = part.isDescending ? .max : 0
    // All of this wraps, and is exact because the sum does not.
    let first = part.isDescending ? part.source.largest &+ part.firstValue : part.firstValue
    offset = (first << shift) &+ (part.isDescending ? 1 : 0)
    null = part.null << shift
  }

  func write(_ rows: Range<Int>, to keys: UnsafeMutableBufferPointer<UInt64>) {
    switch part.source {
    case .codes(.bytes(let codes), _): write(codes, rows, keys) { UInt64($0) }
    case .codes(.halves(let codes), _): write(codes, rows, keys) { UInt64($0) }
    case .codes(.words(let codes), _): write(codes, rows, keys) { UInt64($0) }
    case .codes(.longs(let codes), _): write(codes, rows, keys) { $0 }
    case .ranks(let codes, let ranks, _):
      write(keys, rows.count) { UInt64(ranks[Int(truncatingIfNeeded: codes[rows.lowerBound + $0])]) }
    case .bits(let bits): write(keys, rows.count) { bits[rows.lowerBound + $0] ? 1 : 0 }
    case .reals(let reals): write(reals, rows, keys) { PartWriting.word($0) }
    }
    guard let validity = part.validity else { return }
    // Most words have few nulls: they are corrected one by one.
    for word in rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6 {
      var nulls = ~validity.words[word]
      while nulls != 0 {
        let row = word << 6 + nulls.trailingZeroBitCount
        nulls &= nulls &- 1
        if rows.contains(row) { setNull(&keys[row - rows.lowerBound], row) }
      }
    }
  }

  func write(_ rows: UnsafeBufferPointer<UInt32>, to keys: UnsafeMutableBufferPointer<UInt64>) {
    switch part.source {
    case .codes(.bytes(let codes), _): write(codes, rows, keys) { UInt64($0) }
    case .codes(.halves(let codes), _): write(codes, rows, keys) { UInt64($0) }
    case .codes(.words(let codes), _): write(codes, rows, keys) { UInt64($0) }
    case .codes(.longs(let codes), _): write(codes, rows, keys) { $0 }
    case .ranks(let codes, let ranks, _):
      write(keys, rows.count) { UInt64(ranks[Int(truncatingIfNeeded: codes[Int(rows[$0])])]) }
    case .bits(let bits): write(keys, rows.count) { bits[Int(rows[$0])] ? 1 : 0 }
    case .reals(let reals): write(reals, rows, keys) { PartWriting.word($0) }
    }
    guard let validity = part.validity else { return }
    for place in rows.indices where !validity[Int(rows[place])] { setNull(&keys[place], Int(rows[place])) }
  }

  /// Takes the value that a null row holds, which has no meaning, out again.
  private func setNull(_ key: inout UInt64, _ row: Int) { key = key &- value(stored(row)) &+ null }

  private func stored(_ row: Int) -> UInt64 {
    switch part.source {
    case .codes(let codes, _): codes[row]
    case .ranks(let codes, let ranks, _): UInt64(ranks[Int(truncatingIfNeeded: codes[row])])
    case .bits(let bits): bits[row] ? 1 : 0
    case .reals(let reals): PartWriting.word(reals[row])
    }
  }

  @inline(__always)
  private func value(_ code: UInt64) -> UInt64 { (code &<< shift ^ exchange) &+ offset }

  @inline(__always)
  private func write<Stored>(
    _ stored: StoredArray<Stored>, _ rows: Range<Int>, _ keys: UnsafeMutableBufferPointer<UInt64>,
    _ code: (Stored) -> UInt64
  ) {
    stored.withUnsafeBufferPointer { stored in
      let stored = UnsafeBufferPointer(rebasing: stored[rows])
      write(keys, rows.count) { code(stored[$0]) }
    }
  }

  @inline(__always)
  private func write<Stored>(
    _ stored: StoredArray<Stored>, _ rows: UnsafeBufferPointer<UInt32>,
    _ keys: UnsafeMutableBufferPointer<UInt64>, _ code: (Stored) -> UInt64
  ) {
    stored.withUnsafeBufferPointer { stored in
      write(keys, rows.count) { place in
        precondition(Int(rows[place]) < stored.count, "a row is one of the column's")
        Prefetching.expect(rows, behind: place, in: stored)
        return code(stored[Int(rows[place])])
      }
    }
  }

  @inline(__always)
  private func write(_ keys: UnsafeMutableBufferPointer<UInt64>, _ count: Int, _ code: (Int) -> UInt64) {
    // Copies, which the loop keeps in registers.
    let (exchange, offset, shift) = (exchange, offset, shift)
    if isFirst {
      for place in 0..<count { keys[place] = (code(place) &<< shift ^ exchange) &+ offset }
    } else {
      for place in 0..<count { keys[place] &+= (code(place) &<< shift ^ exchange) &+ offset }
    }
  }

  /// Orders like the reals: of negative ones all bits are exchanged, of the others the sign.
  @inline(__always)
  private static func word(_ real: Double) -> UInt64 {
    let bits = real.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }
}
