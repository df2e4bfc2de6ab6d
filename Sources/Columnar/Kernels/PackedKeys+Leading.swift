/// What the codes of the first part tell of which rows come first.
extension PackedKeys {
  /// Of so many rows of a block a bound is guessed.
  private static let sampleCount = 256

  /// The block whose values of the first part come first, by its zone map; the first one where there is none.
  package func leadingBlock(of blocks: Range<Int>) -> Int {
    guard let part = parts.first, let zones = part.zones else { return blocks.lowerBound }
    let leading =
      part.isDescending
      ? blocks.max { zones.largest[$0] < zones.largest[$1] }
      : blocks.min { zones.smallest[$0] < zones.smallest[$1] }
    return leading ?? blocks.lowerBound
  }

  /// The codes of the first part that keys up to a bound have, where it has codes and no nulls.
  package func leadingCodes(upTo bound: UInt64) -> ClosedRange<UInt64>? {
    guard let part = parts.first, leadingCodes != nil, part.validity == nil else { return nil }
    return part.codes(upTo: bound >> shifts[0])
  }

  /// Sets the bits of the rows whose code of the first part is in a range.
  package func matchLeading(_ rows: Range<Int>, in range: ClosedRange<UInt64>, into mask: MaskWords) {
    guard let leadingCodes else { return MaskKernels.clear(mask, rows.count) }
    withExtendedLifetime(parts) { MaskKernels.match(leadingCodes, rows, in: range, into: mask) }
  }

  /// A bound that probably as many rows as wanted do not exceed, and not many more: to make the keys of all took most of
  /// the time of looking for the first ten of a block. Whoever uses it counts those that reach it. Nil where the codes of
  /// the first part do not tell.
  package func leadingBound(of rows: Range<Int>, wanted: Int) -> UInt64? {
    guard let part = parts.first, let codes = leadingCodes else { return nil }
    let number =
      codes.bytesPerCode == 1 && part.validity == nil
      ? countedNumber(codes, rows, wanted: wanted) : sampledNumber(rows, wanted: wanted)
    return number.map { $0 << shifts[0] | (1 << shifts[0] - 1) }
  }

  /// The least number of the first part that so many rows do not exceed: codes of a byte are counted a few times.
  private func countedNumber(_ codes: PinnedCodes, _ rows: Range<Int>, wanted: Int) -> UInt64? {
    guard let part = parts.first else { return nil }
    var low: UInt64 = 0
    var high = part.source.largest
    withExtendedLifetime(parts) {
      while low < high {
        let middle = (low + high) / 2
        let count = part.codes(upTo: middle).map { MaskKernels.count(codes, rows, in: $0) } ?? 0
        if count >= wanted { high = middle } else { low = middle + 1 }
      }
    }
    return low
  }

  /// A number of the first part that about twice as many rows do not exceed, by a sample of many.
  private func sampledNumber(_ rows: Range<Int>, wanted: Int) -> UInt64? {
    guard let part = parts.first, case .codes(let codes, _) = part.source,
      rows.count >= PackedKeys.sampleCount * 4
    else { return nil }
    let step = rows.count / PackedKeys.sampleCount
    let numbers = stride(from: rows.lowerBound, to: rows.upperBound, by: step)
      .map { part.number(of: codes, row: $0) }.sorted()
    let place = 4 + wanted / step * 2
    return numbers.indices.contains(place) ? numbers[place] : nil
  }

  /// The rows of a block, or of a part of one, that may have keys up to a bound by the codes of the first part; nil
  /// where these do not tell, or where there are more than `most`.
  package func rows(upTo bound: UInt64, block: Int, _ rows: Range<Int>, most: Int) -> [UInt32]? {
    guard let part = parts.first, let codes = leadingCodes else { return nil }
    let number = bound >> shifts[0]
    let hasNull = part.validity != nil && part.null <= number
    var range = part.codes(upTo: number)
    if let wanted = range, let zones = part.zones {
      range = zones.range(ofBlock: block).flatMap { $0.overlaps(wanted) ? wanted : nil }
    }
    guard range != nil || hasNull else { return [] }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) {
      // The mask is written whole before it is read, and stays inside.
      guard let mask = $0.baseAddress else { return [] }
      if let range {
        withExtendedLifetime(part) { MaskKernels.match(codes, rows, in: range, into: mask) }
      } else {
        MaskKernels.clear(mask, rows.count)
      }
      if let validity = part.validity?.extracting(rows) {
        validity.words.withUnsafeBufferPointer { words in
          guard let words = words.baseAddress else { return }
          MaskKernels.intersect(mask, words, rows.count)
        }
        if hasNull {
          validity.inverted.words.withUnsafeBufferPointer { words in
            guard let words = words.baseAddress else { return }
            MaskKernels.unite(mask, words, rows.count)
          }
        }
      }
      return PackedKeys.rows(of: UnsafePointer(mask), rows, most: most)
    }
  }

  /// The numbers of the rows whose bits are set in a mask of `rows`; nil where they are more than `most`.
  package static func rows(of mask: UnsafePointer<UInt64>, _ rows: Range<Int>, most: Int) -> [UInt32]? {
    let count = MaskKernels.setCount(mask, rows.count)
    guard count <= most else { return nil }
    return MaskKernels.rows(of: mask, rows, count: count)
  }
}
