import Columnar

/// The smallest or largest value of every group, as words that order like the values.
struct WordExtremes: GroupState {
  private let keepsLargest: Bool
  /// Without meaning for a group without a value.
  private(set) var words: [UInt64]

  init(keepsLargest: Bool) {
    self.keepsLargest = keepsLargest
    words = [keepsLargest ? 0 : .max]
  }

  /// The words of groups, behind that of no group.
  init(keepsLargest: Bool, words: [UInt64]) {
    self.keepsLargest = keepsLargest
    self.words = words
  }

  mutating func resize(to groupCount: Int) {
    words.extend(to: groupCount + 1, with: keepsLargest ? 0 : .max)
  }

  mutating func take(_ batch: GroupedBatch, isStopped: () -> Bool) {
    guard let batchWords = batch.words else { preconditionFailure("values are compared by their words") }
    if keepsLargest {
      GroupKernels.keepLargest(batchWords, numbers: batch.numbers, in: &words)
    } else {
      GroupKernels.keepSmallest(batchWords, numbers: batch.numbers, in: &words)
    }
  }

  mutating func merge(_ block: any GroupState, numbers: [UInt32], isStopped: () -> Bool) {
    guard let block = block as? WordExtremes else { preconditionFailure("a block keeps what all keep") }
    for local in 1..<max(numbers.count, 1) {
      let number = Int(numbers[local])
      words[number] =
        keepsLargest ? max(words[number], block.words[local]) : min(words[number], block.words[local])
    }
  }
}
