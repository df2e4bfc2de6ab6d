import QueryPlan
import Synchronization

/// Works on blocks on several threads and hands the results on in their order, a window of blocks at a time, so that
/// only few results wait at once.
enum BlockWindows {
  private static let blocksPerThread = 4
  /// Below so many blocks waking a thread costs more than it saves.
  private static let fewestBlocks = 4

  /// - Parameter take: Returns false to end the work.
  static func forEach<Result: Sendable>(
    _ blockCount: Int, threads: Int, compute: @escaping @Sendable (Int) -> Result,
    take: (Result) throws(ExecutionFailure) -> Bool
  ) throws(ExecutionFailure) {
    guard threads > 1, blockCount >= fewestBlocks else {
      for block in 0..<blockCount {
        guard try take(compute(block)) else { return }
      }
      return
    }
    for start in stride(from: 0, to: blockCount, by: threads * blocksPerThread) {
      let window = start..<min(start + threads * blocksPerThread, blockCount)
      let results = BlockResults<Result>(count: window.count)
      WorkerPool.forEach(window.count, threads: threads) { index in
        results.set(compute(start + index), at: index)
      }
      for index in 0..<window.count {
        guard let result = results.take(index) else {
          preconditionFailure("the pool calls the body for every index")
        }
        guard try take(result) else { return }
      }
    }
  }
}

/// The results of a window, written by any thread.
private final class BlockResults<Result: Sendable>: Sendable {
  private let results: Mutex<[Result?]>

  init(count: Int) { results = Mutex(Array(repeating: nil, count: count)) }

  func set(_ result: Result, at index: Int) { results.withLock { $0[index] = result } }

  /// Gives a result away, so that it has one owner.
  func take(_ index: Int) -> Result? {
    results.withLock { results in
      let result = results[index]
      results[index] = nil
      return result
    }
  }
}
