import Values

/// A byte for each row of a column of wide codes: in which of up to 256 buckets its code lies. The buckets order like
/// the codes and have about as many rows each.
///
/// A range is tested on these bytes; only the rows in the two buckets at its ends need their codes. Of 10,000,000 rows
/// that is 10 MB to read in place of 40, four times as fast.
package struct CodeSketch: Sendable {
  private static let mostBuckets = 256
  private static let sampleCount = 1 << 15

  private let bytes: [UInt8]
  private let buckets: PinnedArray<UInt8>
  /// The smallest code of each bucket, and behind them one more than the largest of all.
  private let bounds: [UInt64]

  /// Nil where `isStopped` says to stop, or where the codes are narrow.
  package init?(
    _ codes: CodeVector, largest: UInt64, threads: Int, isStopped: @escaping @Sendable () -> Bool
  ) {
    guard codes.bytesPerCode >= 4, largest < .max else { return nil }
    bounds = CodeSketch.bounds(of: codes, largest: largest)
    let cells = CodeCells(bounds: bounds, largest: largest)
    let count = codes.count
    bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      written = count
      guard let start = buffer.baseAddress else { return }
      // They are read over and over again: in small pages looking up addresses takes longer than reading.
      Platform.expectFullUse(of: start, count)
      let target = BucketTarget(start: start)
      WorkerPool.forEach(Blocks.count(for: count), threads: threads) { block in
        if isStopped() { return }
        let rows = Blocks.rows(block, of: count)
        switch codes {
        case .words(let codes): cells.write(codes, rows, to: target.start)
        case .longs(let codes): cells.write(codes, rows, to: target.start)
        case .bytes, .halves: break
        }
      }
    }
    if isStopped() { return nil }
    buckets = PinnedArray(StoredArray(bytes))
  }

  /// Codes that cut those of a sample into parts of about one size.
  private static func bounds(of codes: CodeVector, largest: UInt64) -> [UInt64] {
    let step = max(codes.count / sampleCount, 1)
    let sample = stride(from: 0, to: codes.count, by: step).map { codes[$0] }.sorted()
    var bounds: [UInt64] = [0]
    for bucket in 1..<mostBuckets {
      let bound = sample[bucket * sample.count / mostBuckets]
      guard let last = bounds.last else { continue }
      // A code that many rows have gets a bucket of its own, inside which no range can end.
      if bound > last { bounds.append(bound) } else if bound == last { bounds.append(last + 1) }
    }
    if let last = bounds.last, last > largest { return bounds }
    return bounds + [largest + 1]
  }

  /// The test for codes in `range`, which is not beyond the largest code. The sketch has to be kept for it.
  package func test(_ range: ClosedRange<UInt64>) -> SketchTest {
    let (first, last) = (bucket(of: range.lowerBound), bucket(of: range.upperBound))
    var test = SketchTest(buckets: buckets, range: range)
    var inside = (first, last)
    if range.lowerBound > bounds[first] || (first == last && range.upperBound < bounds[first + 1] - 1) {
      test.firstEnd = UInt8(truncatingIfNeeded: first)
      inside.0 = first + 1
    }
    if first < last, range.upperBound < bounds[last + 1] - 1 {
      test.lastEnd = UInt8(truncatingIfNeeded: last)
      inside.1 = last - 1
    }
    if inside.0 <= inside.1 { test.inside = UInt64(inside.0)...UInt64(inside.1) }
    return test
  }

  private func bucket(of code: UInt64) -> Int {
    var (low, high) = (0, bounds.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if bounds[middle] <= code { low = middle } else { high = middle }
    }
    return low
  }
}

/// Finds the bucket of a code: a table by its highest bits leads to the first that may be meant.
private struct CodeCells: Sendable {
  private static let mostBits = 16

  private let bounds: [UInt64]
  private let shift: UInt64
  private let firstBuckets: [UInt8]

  init(bounds: [UInt64], largest: UInt64) {
    self.bounds = bounds
    let width = 64 - largest.leadingZeroBitCount
    shift = UInt64(max(width - CodeCells.mostBits, 0))
    var bucket = 0
    firstBuckets = (0...Int(largest >> shift)).map { [shift] cell in
      let smallest = UInt64(cell) << shift
      while bucket + 2 < bounds.count && bounds[bucket + 1] <= smallest { bucket += 1 }
      return UInt8(truncatingIfNeeded: bucket)
    }
  }

  @inline(__always)
  func write<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: StoredArray<Code>, _ rows: Range<Int>, to buckets: UnsafeMutablePointer<UInt8>
  ) {
    // Slicing checks the rows; no code is beyond the largest, from which tables and bounds were made.
    codes.withUnsafeBufferPointer { codes in
      let codes = UnsafeBufferPointer(rebasing: codes[rows])
      firstBuckets.withUnsafeBufferPointer { firstBuckets in
        bounds.withUnsafeBufferPointer { bounds in
          for place in 0..<codes.count {
            let code = UInt64(codes[place])
            let cell = min(Int(truncatingIfNeeded: code &>> shift), firstBuckets.count &- 1)
            var bucket = Int(firstBuckets[cell])
            while bucket &+ 2 < bounds.count && bounds[bucket &+ 1] <= code { bucket &+= 1 }
            buckets[rows.lowerBound &+ place] = UInt8(truncatingIfNeeded: bucket)
          }
        }
      }
    }
  }
}

/// Where several threads write buckets, each in places of its own.
private struct BucketTarget: @unchecked Sendable {
  let start: UnsafeMutablePointer<UInt8>
}
