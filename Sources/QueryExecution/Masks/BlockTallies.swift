/// How many rows of each block pass. Each block is written by one thread, and read when all have ended.
final class BlockTallies: @unchecked Sendable {
  // No two threads write to one block's place, and whoever reads has waited for all of them.
  private let counts: UnsafeMutableBufferPointer<Int32>
  private let decided: UnsafeMutableBufferPointer<Bool>

  init(blockCount: Int) {
    counts = .allocate(capacity: blockCount)
    counts.initialize(repeating: 0)
    decided = .allocate(capacity: blockCount)
    decided.initialize(repeating: false)
  }

  deinit {
    counts.deallocate()
    decided.deallocate()
  }

  subscript(block: Int) -> Int { Int(counts[block]) }

  /// - Parameter isDecided: True where no row was looked at.
  func set(_ block: Int, _ count: Int, isDecided: Bool) {
    counts[block] = Int32(truncatingIfNeeded: count)
    decided[block] = isDecided
  }

  var passing: Int { counts.reduce(0) { $0 + Int($1) } }

  /// How many blocks were decided.
  var skipped: Int { skipped(below: decided.count) }

  func skipped(below end: Int) -> Int { decided[..<end].reduce(0) { $0 + ($1 ? 1 : 0) } }

  /// The block behind the one with which so many rows are reached, if that is one of these.
  func block(afterPassing most: Int, in wave: Range<Int>) -> Int? {
    var sum = 0
    for block in 0..<wave.upperBound {
      sum += Int(counts[block])
      if sum >= most && block >= wave.lowerBound { return block + 1 }
    }
    return nil
  }
}
