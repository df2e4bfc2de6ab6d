import Synchronization

/// The threads that all queries and loadings of the process share. They are started when first needed, and sleep when
/// they have nothing to do.
package enum WorkerPool {
  /// More threads than this never work for one of them, however many it asks for.
  private static let mostThreads = 64

  /// A job that still takes helpers, and how many.
  private struct Offer: Sendable {
    let job: PoolJob
    var places: Int
  }

  private struct Board: Sendable {
    var offers: [Offer] = []
    /// True where a thread is to wake for an offer that is about to come.
    var isExpecting = false
    var workerCount = 0
  }

  private static let board = Monitor(Board())
  /// How many offers are on the board, for who looks without the lock.
  private static let offerCount = Atomic(0)
  /// How many threads sleep, or are about to.
  private static let sleeperCount = Atomic(0)

  /// Calls `body` with every index below `count`, each once, in any order and on up to `threads` threads at a time,
  /// the caller's among them. Lower indices are begun first. Returns when all calls have.
  package static func forEach(_ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let helperCount = min(threads, count, mostThreads) - 1
    // A worker that waited for other workers could wait for ever.
    guard helperCount > 0, !Platform.isOnWorkerThread else {
      for index in 0..<count { body(index) }
      return
    }
    let job = PoolJob(count: count, body)
    offer(job, to: helperCount)
    job.work()
    board.withState { board in
      board.offers.removeAll { $0.job === job }
      offerCount.store(board.offers.count, ordering: .relaxed)
    }
    job.waitForHelpers()
  }

  /// The results of `body` for every index below `count`, computed as `forEach` does.
  package static func map<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Monitor<[Result?]>(Array(repeating: nil, count: count))
    forEach(count, threads: threads) { index in
      let result = body(index)
      results.withState { $0[index] = result }
    }
    return results.withState { slots in
      defer { slots = [] }
      return slots.compactMap { $0 }
    }
  }

  /// Wakes a thread, if all sleep, for work that is about to come: to wake takes a thread longer than a short query
  /// needs to be read, and it looks out for the work meanwhile. Costs some microseconds where it wakes one.
  package static func expectWork() {
    guard sleeperCount.load(ordering: .relaxed) > 0 else { return }
    board.withState { $0.isExpecting = true }
    board.wake()
  }

  /// How many threads have been started.
  package static var workerCount: Int { board.withState { $0.workerCount } }

  private static func offer(_ job: PoolJob, to helperCount: Int) {
    let missing = board.withState { board in
      board.offers.append(Offer(job: job, places: helperCount))
      offerCount.store(board.offers.count, ordering: .relaxed)
      let missing = max(0, helperCount - board.workerCount)
      board.workerCount += missing
      return missing
    }
    for _ in 0..<missing where !Platform.startThread(isWorker: true, help) {
      // The caller gets along with fewer.
      board.withState { $0.workerCount -= 1 }
    }
    board.wake(helperCount)
  }

  /// What a worker does for as long as the process lives.
  @Sendable private static func help() {
    while true {
      // The next query often comes at once.
      _ = Spinning.wait(until: { offerCount.load(ordering: .relaxed) > 0 })
      sleeperCount.wrappingAdd(1, ordering: .relaxed)
      let call = board.wait(for: nextCall)
      sleeperCount.wrappingSubtract(1, ordering: .relaxed)
      switch call {
      case .expecting: _ = Spinning.waitLonger(until: { offerCount.load(ordering: .relaxed) > 0 })
      case .job(let job):
        job.work()
        job.leave()
      }
    }
  }

  /// What wakes a worker.
  private enum Call {
    case job(PoolJob)
    case expecting
  }

  /// Takes a place in the first offer, or leaves the worker asleep where there is nothing to do.
  private static func nextCall(_ board: inout Board) -> Call? {
    guard let job = board.offers.first?.job else {
      guard board.isExpecting else { return nil }
      board.isExpecting = false
      return .expecting
    }
    job.enter()
    board.offers[0].places -= 1
    if board.offers[0].places == 0 {
      board.offers.removeFirst()
      offerCount.store(board.offers.count, ordering: .relaxed)
    }
    return .job(job)
  }
}
