/// One step of a plan as it is run, in the order in which rows pass through them.
package enum PlanOperator: String, Hashable, Sendable, CaseIterable {
  /// The table itself.
  case scan
  case filter
  case group
  case having
  case distinct
  /// A full sort.
  case order
  /// An order that keeps only the first rows.
  case top
  /// `offset` and `limit`.
  case cut
  case select
}

/// What one step of a plan did in a run.
package struct OperatorStatistics: Hashable, Sendable {
  package var rowsIn = 0
  package var rowsOut = 0
  /// Blocks of the table that were decided without looking at their rows.
  package var blocksSkipped = 0
  package var nanoseconds: UInt64 = 0

  package init() {}
}
