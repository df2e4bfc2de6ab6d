import Synchronization

/// Something about a column that shortens later work, made when it is asked for again.
///
/// All of them are equal: what was made for a column is no part of it.
package final class LazyPart<Part: Sendable>: Hashable, Sendable {
  private struct State: Sendable {
    var askedCount = 0
    var part: Part?
    var isImpossible = false
  }

  private let state = Mutex(State())

  package init() {}

  /// What has been made, if anything has.
  package var known: Part? { state.withLock { $0.part } }

  /// Nil as long as it has been asked for too rarely, and where there is none.
  ///
  /// - Parameters:
  ///   - fewestAsks: How often it has to be asked for before it is made.
  ///   - isStopped: Asked when nothing came of making it; where it holds, that is left to the next one.
  ///   - make: Makes it, or gives nil where that is impossible.
  package func part(fewestAsks: Int, isStopped: () -> Bool, make: () -> Part?) -> Part? {
    let (known, isWanted) = state.withLock { state in
      if state.part == nil { state.askedCount += 1 }
      return (state.part, state.askedCount >= fewestAsks && !state.isImpossible)
    }
    guard known == nil, isWanted else { return known }
    // Made without the lock: two that want it at once make it twice, and one is kept.
    let part = make()
    if part == nil && isStopped() { return nil }
    return state.withLock { state in
      if state.part == nil { state.part = part }
      state.isImpossible = state.part == nil
      return state.part
    }
  }

  package static func == (left: LazyPart, right: LazyPart) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
