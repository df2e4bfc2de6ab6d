import Synchronization

/// Calls of one function with ascending numbers, which any number of threads take from.
final class PoolJob: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)
  private let helpers = Monitor(0)

  init(count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  /// Makes calls until none is left to begin.
  func work() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }

  /// Counts a helper in.
  func enter() { helpers.withState { $0 += 1 } }

  /// Counts a helper out, and with it makes known what it has done.
  func leave() {
    helpers.withState { $0 -= 1 }
    helpers.wake()
  }

  /// Returns when every helper that was counted in has been counted out.
  func waitForHelpers() { helpers.wait { $0 == 0 ? () : nil } }
}
