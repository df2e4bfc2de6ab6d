import Columnar
import Values

/// The number of rows of every group.
struct GroupCounts: GroupState {
  private(set) var counts: [UInt32]

  /// The counts of groups, behind that of no group.
  init(counts: [UInt32] = [0]) { self.counts = counts }

  mutating func resize(to groupCount: Int) { counts.extend(to: groupCount + 1, with: 0) }

  mutating func take(_ batch: GroupedBatch, isStopped: () -> Bool) {
    GroupKernels.count(batch.numbers, into: &counts)
  }

  mutating func merge(_ block: any GroupState, numbers: [UInt32], isStopped: () -> Bool) {
    guard let block = block as? GroupCounts else { preconditionFailure("a block keeps what all keep") }
    for local in 1..<max(numbers.count, 1) { counts[Int(numbers[local])] &+= block.counts[local] }
  }
}

extension Array where Element: BitwiseCopyable {
  /// Appends a value until there are so many.
  mutating func extend(to count: Int, with value: Element) {
    guard count > self.count else { return }
    makeRoom(for: count)
    append(contentsOf: repeatElement(value, count: count - self.count))
  }
}
