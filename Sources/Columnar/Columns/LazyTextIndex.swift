import Values

/// The index of a column of texts: begun when it is wanted for the second time, and there when it is ready.
///
/// It is made on a thread of its own, because that takes longer than hundreds of searches do without it: no query waits
/// for it, and none has to be quick enough to make it. Of few texts it is made on the spot, when they have been searched
/// so often that this has taken about as long. All of these are equal: what was made for a column is no part of it.
package final class LazyTextIndex: Hashable, Sendable {
  /// Fewer texts are searched as quickly.
  package static let fewestRows = 1 << 8
  /// Fewer texts are few.
  package static let fewestRowsForThread = 1 << 14
  /// Of longer texts an index is made on a thread, however few they are.
  private static let mostBytesOnTheSpot = 1 << 18
  /// 1,000 names are put in order in 0.1 ms, and searched in about a microsecond.
  private static let mostSearchesOfFew = 128

  private struct State: Sendable {
    var wantedCount = 0
    var isBegun = false
    var isEnded = false
  }

  private let state = Monitor(State())
  /// The index, once it is there: whoever asks then waits for nobody.
  private let finished = OnceReference<TextIndex>()

  package init() {}

  /// The index, where it is ready.
  package var ready: TextIndex? { finished.object }

  /// The index, if it is ready.
  ///
  /// - Parameters:
  ///   - texts: The texts of the column.
  ///   - make: Called once, perhaps on another thread.
  ///   - whenReady: Called there when whoever asks gets the index.
  package func index(
    of texts: TextArena, _ make: @escaping @Sendable () -> TextIndex?,
    whenReady: @escaping @Sendable () -> Void = {}
  ) -> TextIndex? {
    if let ready { return ready }
    let isOfFew = texts.count < LazyTextIndex.fewestRowsForThread
    let begins = state.withState { state in
      state.wantedCount += 1
      let most = isOfFew ? LazyTextIndex.mostSearchesOfFew : 1
      let begins = state.wantedCount > most && !state.isBegun
      if begins { state.isBegun = true }
      return begins
    }
    guard begins else { return nil }
    if isOfFew && texts.bytes.count <= LazyTextIndex.mostBytesOnTheSpot {
      finish(make, whenReady)
      return ready
    }
    _ = Platform.startThread(isWorker: false) { [self] in finish(make, whenReady) }
    return nil
  }

  private func finish(_ make: () -> TextIndex?, _ whenReady: () -> Void) {
    let made = make()
    if let made { finished.setIfNil(made) }
    state.withState { $0.isEnded = true }
    if made != nil { whenReady() }
    state.wake(Int(UInt8.max))
  }

  /// Waits for an index that has been begun.
  package func wait() -> TextIndex? {
    state.wait { state in state.isEnded || !state.isBegun ? .some(ready) : nil }
  }

  /// How many bytes have been made.
  package var byteCount: Int { ready?.byteCount ?? 0 }

  package static func == (left: LazyTextIndex, right: LazyTextIndex) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
