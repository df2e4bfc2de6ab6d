import Values

/// The index of a column of texts: begun when it is wanted for the second time, and there when it is ready.
///
/// It is made on a thread of its own, because that takes longer than hundreds of searches do without it: no query waits
/// for it, and none has to be quick enough to make it. All of these are equal: what was made for a column is no part of
/// it.
package final class LazyTextIndex: Hashable, Sendable {
  /// Fewer texts are searched as quickly.
  package static let fewestRows = 1 << 14

  private struct State: Sendable {
    var wantedCount = 0
    var isBegun = false
    var isEnded = false
    var index: TextIndex?
  }

  private let state = Monitor(State())

  package init() {}

  /// The index, if it is ready.
  ///
  /// - Parameters:
  ///   - make: Called once, on another thread.
  ///   - whenReady: Called there when whoever asks gets the index.
  package func index(
    _ make: @escaping @Sendable () -> TextIndex?, whenReady: @escaping @Sendable () -> Void = {}
  ) -> TextIndex? {
    let (index, begins) = state.withState { state in
      if state.index == nil { state.wantedCount += 1 }
      let begins = state.wantedCount > 1 && !state.isBegun
      if begins { state.isBegun = true }
      return (state.index, begins)
    }
    if begins {
      _ = Platform.startThread(isWorker: false) { [self] in
        let made = make()
        state.withState { state in
          state.index = made
          state.isEnded = true
        }
        if made != nil { whenReady() }
        state.wake(Int(UInt8.max))
      }
    }
    return index
  }

  /// Waits for an index that has been begun.
  package func wait() -> TextIndex? {
    state.wait { state in state.isEnded || !state.isBegun ? .some(state.index) : nil }
  }

  /// How many bytes have been made.
  package var byteCount: Int { state.withState { $0.index?.byteCount ?? 0 } }

  package static func == (left: LazyTextIndex, right: LazyTextIndex) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
