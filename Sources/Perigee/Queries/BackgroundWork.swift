import QueryExecution
import Values

/// Threads for the `async` calls, apart from Swift's cooperative pool, whose threads must never be kept from
/// their other tasks.
///
/// At most as many threads run as the machine has processors; what comes then waits its turn. A thread that finds
/// nothing more to do ends.
enum BackgroundWork {
  private struct State: Sendable {
    var waiting: [@Sendable () -> Void] = []
    /// The first that is still waiting.
    var next = 0
    var threads = 0
  }

  private static let state = Monitor(State())
  private static let mostThreads = max(Platform.processorCount, 2)

  /// Runs `work` on one of the threads. Its limits are those of `execution`, and the cancelling of the task.
  static func run<Success: Sendable, Failure: Error>(
    until execution: ExecutionOptions,
    _ work: @escaping @Sendable (ExecutionOptions) throws(Failure) -> Success
  ) async throws(Failure) -> Success {
    let task = CancellationToken()
    var limited = execution
    let isCancelled = execution.isCancelled
    limited.isCancelled = { task.isCancelled || isCancelled?() ?? false }
    let limits = limited
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<Result<Success, Failure>, Never>) in
        start {
          continuation.resume(
            returning: Result { () throws(Failure) in try work(limits) })
        }
      }
    } onCancel: {
      task.cancel()
    }
    return try result.get()
  }

  private static func start(_ work: @escaping @Sendable () -> Void) {
    let needsThread = state.withState { state in
      state.waiting.append(work)
      guard state.threads < mostThreads else { return false }
      state.threads += 1
      return true
    }
    guard needsThread, !Platform.startThread(isWorker: false, workUntilNothingWaits) else { return }
    // Without a thread of its own the work is done here: late is better than never.
    workUntilNothingWaits()
  }

  @Sendable private static func workUntilNothingWaits() {
    while let work = take() { work() }
  }

  /// The next that waits; without one the calling thread is no longer counted.
  private static func take() -> (@Sendable () -> Void)? {
    state.withState { state in
      guard state.next < state.waiting.count else {
        state.waiting = []
        state.next = 0
        state.threads -= 1
        return nil
      }
      defer { state.next += 1 }
      return state.waiting[state.next]
    }
  }
}
