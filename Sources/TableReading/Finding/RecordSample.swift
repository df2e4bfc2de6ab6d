import Columnar

/// The first records of a field, to see whether they repeat.
struct RecordSample: Sendable {
  private var hashes: Set<UInt64> = []
  private var lengths: [Int] = []

  /// Records are told from one another by no more bytes at their beginning.
  private static let longestBeginning = 64

  mutating func add(_ record: Span<UInt8>) {
    lengths.append(record.count)
    hashes.insert(ByteHash.hash(record))
  }

  /// How many bytes at the beginning of records tell them from one another, where one in four has come before; nil where
  /// fewer have, or there are too few records to tell. One record in eight may be shorter, such as an empty one.
  func beginning(fewest: Int) -> Int? {
    let count = lengths.count
    guard count >= max(fewest, 1), hashes.count <= count - count / 4 else { return nil }
    return min(lengths.sorted()[count / 8], RecordSample.longestBeginning)
  }
}
