import CKernels
import Values

/// The rows of texts in buckets by a hash of their texts, shelf by shelf: where each bucket of the shelf ends, and then
/// its rows, bucket by bucket.
package final class FingerprintBuckets: @unchecked Sendable {
  // Written by `init` alone, which is what makes the class safe to share.
  private let memory: UnsafeMutablePointer<UInt16>
  private let texts: TextMasks
  private let shelfCount: Int
  /// How many numbers of two bytes a shelf has.
  private let shelfLength: Int
  /// Its logarithm is how many buckets a shelf has.
  private let bits: Int

  /// The most whole blocks whose rows, and how many they are, are numbers of two bytes.
  private static let rowsPerShelf = Blocks.rowCount * 3
  /// A text that is looked for costs two lines of memory a shelf, and one or two for each row of its buckets. Among
  /// 10,000,000 names that were in no cache it took 21 µs with three rows a bucket, 42 with six and 103 with twelve, which
  /// take 2.7, 2.3 and 2.2 bytes a row.
  private static let mostRowsPerBucket = 4
  /// Of large pages: the system gives those whole ones that the room has inside.
  private static let alignment = 1 << 21

  /// Puts all rows into buckets; it means nothing where `isStopped` holds.
  package init(of texts: TextArena, threads: Int, isStopped: @escaping @Sendable () -> Bool) {
    self.texts = TextMasks(texts)
    let rowsPerShelf = FingerprintBuckets.rowsPerShelf
    shelfCount = (texts.count + rowsPerShelf - 1) / rowsPerShelf
    let mostRows = min(texts.count, rowsPerShelf)
    var bits = 0
    while mostRows >> bits > FingerprintBuckets.mostRowsPerBucket { bits += 1 }
    self.bits = bits
    shelfLength = 1 << bits + mostRows
    let byteCount = shelfCount * shelfLength * MemoryLayout<UInt16>.stride
    let alignment = byteCount < FingerprintBuckets.alignment ? 64 : FingerprintBuckets.alignment
    let room = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: alignment)
    Platform.expectFullUse(of: room, byteCount)
    memory = room.assumingMemoryBound(to: UInt16.self)
    WorkerPool.forEach(shelfCount, threads: threads) { [self] shelf in
      if !isStopped() { fill(shelf) }
    }
  }

  deinit { UnsafeMutableRawPointer(memory).deallocate() }

  private func fill(_ shelf: Int) {
    let start = shelf * FingerprintBuckets.rowsPerShelf
    let rows = start..<min(start + FingerprintBuckets.rowsPerShelf, texts.count)
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: rows.count) { scratch in
      texts.withTexts(rows) { bytes, readable, offsets in
        perigee_fill_shelf(
          bytes, readable, offsets, rows.count, UInt32(bits), memory + shelf * shelfLength,
          scratch.baseAddress)
      }
    }
  }

  /// How many rows are in the buckets in which a text has to be.
  package func candidateCount(of text: [UInt8]) -> Int { candidates(text, nil, room: 0) }

  /// The rows whose text is this one, in ascending order, out of so many candidates.
  ///
  /// - Parameter isStopped: Asked all the while; where it holds, the rows mean nothing.
  package func rows(of text: [UInt8], candidateCount: Int, isStopped: () -> Bool) -> [UInt32] {
    guard candidateCount > 0 else { return [] }
    return [UInt32](unsafeUninitializedCapacity: candidateCount) { rows, written in
      guard let start = rows.baseAddress else { return }
      let count = candidates(text, start, room: candidateCount)
      for place in stride(from: 0, to: count, by: FingerprintBuckets.rowsAtOnce) {
        if isStopped() { return }
        let some = start + place
        let kept = texts.keep(equalTo: text, some, min(FingerprintBuckets.rowsAtOnce, count - place))
        (start + written).update(from: some, count: kept)
        written += kept
      }
    }
  }

  /// So many are compared in a millisecond or two.
  private static let rowsAtOnce = 1 << 14

  private func candidates(_ text: [UInt8], _ target: UnsafeMutablePointer<UInt32>?, room: Int) -> Int {
    perigee_bucket_rows(
      memory, shelfCount, shelfLength, FingerprintBuckets.rowsPerShelf, UInt32(bits), text, text.count,
      target, room)
  }
}
