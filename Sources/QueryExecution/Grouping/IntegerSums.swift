import Columnar

/// Exact sums of integers of 64 bits, in two parts of which neither can overflow.
struct IntegerSums: GroupState {
  private var low: [UInt64] = [0]
  private var high: [Int64] = [0]

  /// Sums of no groups, or those given, behind that of no group. Each is of fewer than 2³² integers.
  init(_ sums: [Int128] = []) {
    for sum in sums.dropFirst() {
      low.append(UInt64(truncatingIfNeeded: sum & 0xFFFF_FFFF))
      high.append(Int64(truncatingIfNeeded: sum >> 32))
    }
  }

  /// The sum of a group.
  func sum(_ number: Int) -> Int128 { Int128(high[number]) << 32 + Int128(low[number]) }

  mutating func resize(to groupCount: Int) {
    low.extend(to: groupCount + 1, with: 0)
    high.extend(to: groupCount + 1, with: 0)
  }

  mutating func take(_ batch: GroupedBatch, isStopped: () -> Bool) {
    guard let values = batch.vector?.numbers(batch.numbers.count) else {
      preconditionFailure("sums are of values")
    }
    GroupKernels.add(values, numbers: batch.numbers, low: &low, high: &high)
  }

  mutating func merge(_ block: any GroupState, numbers: [UInt32], isStopped: () -> Bool) {
    guard let block = block as? IntegerSums else { preconditionFailure("a block keeps what all keep") }
    for local in 1..<max(numbers.count, 1) {
      let number = Int(numbers[local])
      low[number] &+= block.low[local]
      high[number] &+= block.high[local]
    }
  }
}
