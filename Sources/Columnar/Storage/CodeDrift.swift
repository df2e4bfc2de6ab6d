import Values

/// A byte for each row of a column whose codes go up by about one from row to row, as those of ids do: how much more
/// than the row's place in its stretch the code is ahead of the stretch's base.
///
/// Numbers of rows here and there come out of a quarter of the memory that the codes take: of 10,000,000 rows out of 10
/// MB, which the caches hold, in place of 40.
package struct CodeDrift: Sendable {
  /// A base is kept for so many rows: 256, so that every fourth word of marks begins a stretch.
  static let placeBits = 8
  static let largestPlace = 1 << placeBits - 1
  /// No distance between codes up to this one leaves 64 bits.
  private static let largestCode = UInt64(1) << 62

  let drifts: StoredArray<UInt8>
  /// By stretch: the code that a row at its beginning without drift would have. It may be below 0.
  let bases: StoredArray<Int64>

  /// The stretches of some rows, the first of which begins one.
  static func stretches(_ rows: Range<Int>) -> Range<Int> {
    rows.lowerBound >> placeBits..<(rows.upperBound + largestPlace) >> placeBits
  }

  /// Nil where the codes are narrow, or some stretch of them goes up by too much.
  package init?(_ codes: CodeVector, largest: UInt64, threads: Int) {
    guard codes.bytesPerCode >= 4, largest <= CodeDrift.largestCode else { return nil }
    let count = codes.count
    let stretchCount = CodeDrift.stretches(0..<count).count
    let hasFailed = Monitor(false)
    var bases: [Int64] = []
    let drifts = [UInt8](unsafeUninitializedCapacity: count) { drifts, written in
      bases = [Int64](unsafeUninitializedCapacity: stretchCount) { bases, basesWritten in
        guard let firstDrift = drifts.baseAddress, let firstBase = bases.baseAddress else { return }
        Platform.expectFullUse(of: firstDrift, count)
        let target = DriftTarget(drifts: firstDrift, bases: firstBase)
        WorkerPool.forEach(Blocks.count(for: count), threads: threads) { block in
          if hasFailed.withState({ $0 }) { return }
          let rows = Blocks.rows(block, of: count)
          let fits =
            switch codes {
            case .words(let codes): target.write(codes, rows)
            case .longs(let codes): target.write(codes, rows)
            case .bytes, .halves: false
            }
          if !fits { hasFailed.withState { $0 = true } }
        }
        // Without a failure every block has been written.
        basesWritten = hasFailed.withState({ $0 }) ? 0 : stretchCount
      }
      written = hasFailed.withState({ $0 }) ? 0 : count
    }
    guard drifts.count == count, bases.count == stretchCount, count > 0 else { return nil }
    self.drifts = StoredArray(drifts)
    self.bases = StoredArray(bases)
  }
}

/// Where several threads write drifts and bases, each those of blocks of its own.
private struct DriftTarget: @unchecked Sendable {
  private static let stretchLength = CodeDrift.largestPlace + 1

  let drifts: UnsafeMutablePointer<UInt8>
  let bases: UnsafeMutablePointer<Int64>

  /// False where a stretch goes up by too much.
  @inline(__always)
  func write<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: StoredArray<Code>, _ rows: Range<Int>
  ) -> Bool {
    // Slicing checks the rows; codes and places are small enough for their differences.
    codes.withUnsafeBufferPointer { codes in
      var start = rows.lowerBound
      while start < rows.upperBound {
        let stretch = start..<min(start + DriftTarget.stretchLength, rows.upperBound)
        let slice = UnsafeBufferPointer(rebasing: codes[stretch])
        var smallest = Int64.max
        var largest = Int64.min
        for place in 0..<slice.count {
          let difference = Int64(truncatingIfNeeded: slice[place]) &- Int64(place)
          smallest = min(smallest, difference)
          largest = max(largest, difference)
        }
        guard largest &- smallest <= Int64(UInt8.max) else { return false }
        bases[start >> CodeDrift.placeBits] = smallest
        for place in 0..<slice.count {
          let difference = Int64(truncatingIfNeeded: slice[place]) &- Int64(place)
          drifts[start &+ place] = UInt8(truncatingIfNeeded: difference &- smallest)
        }
        start = stretch.upperBound
      }
      return true
    }
  }
}
