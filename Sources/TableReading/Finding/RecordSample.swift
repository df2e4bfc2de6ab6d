import Columnar

/// The first records of a field, to see whether they repeat.
struct RecordSample: Sendable {
  private var count = 0
  private var hashes: Set<UInt64> = []
  private var shortest = Int.max

  /// Records are told from one another by no more bytes at their beginning.
  private static let longestBeginning = 64

  mutating func add(_ record: Span<UInt8>) {
    count += 1
    shortest = min(shortest, record.count)
    hashes.insert(ByteHash.hash(record))
  }

  /// How many bytes at the beginning of records tell them from one another, where one in four has come before; nil where
  /// fewer have, or there are too few records to tell.
  func beginning(fewest: Int) -> Int? {
    guard count >= max(fewest, 1), hashes.count <= count - count / 4 else { return nil }
    return min(shortest, RecordSample.longestBeginning)
  }
}
