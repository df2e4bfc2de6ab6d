import QueryPlan
import Values

/// Asks between two blocks of work whether the query should be given up.
struct Interruption {
  private let options: ExecutionOptions

  init(_ options: ExecutionOptions) { self.options = options }

  func check() throws(ExecutionFailure) {
    if let reason { throw reason }
  }

  var isRequested: Bool { reason != nil }

  private var reason: ExecutionFailure? {
    if let isCancelled = options.isCancelled, isCancelled() { return .cancelled }
    if let deadline = options.deadline, Platform.monotonicNanoseconds() > deadline { return .timeLimit }
    return nil
  }
}
