import Synchronization

/// The rows of a table in the order of one of its columns: kept when they have been sorted again, as sorting takes several
/// times as long as reading anything of all rows.
///
/// It takes four bytes a row; of several orders of a column the one that was asked for last is kept. All of them are
/// equal: what was made for a column is no part of it.
package final class KeptOrder: Hashable, Sendable {
  /// Where a column's values are put.
  package struct Direction: Equatable, Sendable {
    package let isDescending: Bool
    package let nullsFirst: Bool

    package init(isDescending: Bool, nullsFirst: Bool) {
      self.isDescending = isDescending
      self.nullsFirst = nullsFirst
    }
  }

  private struct State: Sendable {
    var direction: Direction?
    var sortedCount = 0
    var rows: [UInt32]?
  }

  private let state = Mutex(State())

  package init() {}

  /// All rows, where they have been kept in that order.
  package func rows(_ direction: Direction) -> [UInt32]? {
    state.withLock { $0.direction == direction ? $0.rows : nil }
  }

  /// Tells that all rows have been sorted; after so many times in the same direction they are kept.
  package func remember(_ rows: [UInt32], _ direction: Direction, _ learning: ColumnLearning) {
    guard rows.count >= learning.fewestSortedRows else { return }
    state.withLock { state in
      state.sortedCount = state.direction == direction ? state.sortedCount + 1 : 1
      state.direction = direction
      state.rows = state.sortedCount >= learning.fewestAsks ? rows : nil
    }
  }

  package static func == (left: KeptOrder, right: KeptOrder) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
