import Columnar

/// Sums of reals, compensated inside every block of the table and then over the blocks in their order, so that they
/// do not depend on how the work is shared.
struct RealSums: GroupState {
  private var sums: [Double] = [0]
  private var losses: [Double] = [0]

  /// The sum of a group; not finite where an addition was not.
  func sum(_ number: Int) -> Double { sums[number] + losses[number] }

  mutating func resize(to groupCount: Int) {
    sums.extend(to: groupCount + 1, with: 0)
    losses.extend(to: groupCount + 1, with: 0)
  }

  mutating func take(_ batch: GroupedBatch, isStopped: () -> Bool) {
    guard let values = batch.vector?.reals(batch.numbers.count) else {
      preconditionFailure("sums are of values")
    }
    GroupKernels.add(values, numbers: batch.numbers, sums: &sums, losses: &losses)
  }

  mutating func merge(_ block: any GroupState, numbers: [UInt32], isStopped: () -> Bool) {
    guard let block = block as? RealSums else { preconditionFailure("a block keeps what all keep") }
    for local in 1..<max(numbers.count, 1) {
      let number = Int(numbers[local])
      GroupKernels.add(block.sum(local), to: &sums[number], &losses[number])
    }
  }
}
