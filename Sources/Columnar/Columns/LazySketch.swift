import Synchronization
import Values

/// The sketch of a column, made when it is asked for the second time: making it costs about ten looks at the codes.
///
/// All of them are equal: what was made for a column is no part of it.
package final class LazySketch: Hashable, Sendable {
  private struct State: Sendable {
    var askedCount = 0
    var sketch: CodeSketch?
    var isImpossible = false
  }

  private let state = Monitor(State())

  package init() {}

  /// Nil at the first time, and where there is none.
  ///
  /// - Parameter isStopped: Asked while it is made; then it is left to the next one.
  package func sketch(
    of column: NumberColumn, threads: Int, isStopped: @escaping @Sendable () -> Bool
  ) -> CodeSketch? {
    guard column.count >= CodeSketch.fewestRows else { return nil }
    let (known, isWanted) = state.withState { state in
      if state.sketch == nil { state.askedCount += 1 }
      return (state.sketch, state.askedCount > 1 && !state.isImpossible)
    }
    guard known == nil, isWanted else { return known }
    // Made without the lock: two that want it at once make it twice, and one is kept.
    let sketch = CodeSketch(
      column.codes, largest: column.largestCode, threads: threads, isStopped: isStopped)
    if sketch == nil && isStopped() { return nil }
    return state.withState { state in
      if state.sketch == nil { state.sketch = sketch }
      state.isImpossible = state.sketch == nil
      return state.sketch
    }
  }

  /// How many bytes have been made.
  package var byteCount: Int { state.withState { $0.sketch?.byteCount ?? 0 } }

  package static func == (left: LazySketch, right: LazySketch) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
