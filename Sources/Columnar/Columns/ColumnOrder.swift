import Synchronization

/// Whether the values of a column ascend from row to row: found when it is first asked for, and remembered.
///
/// All of them are equal: what is known of a column is no part of it.
package final class ColumnOrder: Hashable, Sendable {
  private enum Known {
    static let nothing = 0
    static let ascending = 1
    static let anyOrder = 2
  }

  private let known = Atomic(Known.nothing)

  package init() {}

  /// Nil as long as nobody has looked.
  package var isAscending: Bool? {
    switch known.load(ordering: .relaxed) {
    case Known.nothing: nil
    case Known.ascending: true
    default: false
    }
  }

  package func remember(isAscending: Bool) {
    known.store(isAscending ? Known.ascending : Known.anyOrder, ordering: .relaxed)
  }

  package static func == (left: ColumnOrder, right: ColumnOrder) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
