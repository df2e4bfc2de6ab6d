import Synchronization

/// Calls of one function with ascending numbers, which any number of threads take from.
final class PoolJob: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)
  /// How many helpers have been counted in and not yet out.
  private let helpers = Atomic(0)
  /// For falling asleep until none is left: how many have been counted out. (A state without a size would share its
  /// address with something else, which a sanitizer takes for a race.)
  private let sleep = Monitor(0)

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
  func enter() { helpers.wrappingAdd(1, ordering: .relaxed) }

  /// Counts a helper out, and with it makes known what it has done.
  func leave() {
    // The caller looks once more while it has the state: it cannot fall asleep in between.
    sleep.withState { left in
      left += 1
      helpers.wrappingSubtract(1, ordering: .releasing)
    }
    sleep.wake()
  }

  /// Returns when every helper that was counted in has been counted out.
  func waitForHelpers() {
    // Helpers end with the caller, but for a piece of work: falling asleep would often take longer.
    if Spinning.wait(until: { helpers.load(ordering: .acquiring) == 0 }) { return }
    sleep.wait { _ in helpers.load(ordering: .acquiring) == 0 ? () : nil }
  }
}
