/// When a query is to be given up.
package struct ExecutionOptions: Sendable {
  /// A time of `Platform.monotonicNanoseconds` after which the query ends with `timeLimit`; nil for none.
  package var deadline: UInt64?
  /// Asked once a block of rows: true ends the query with `cancelled`.
  package var isCancelled: (@Sendable () -> Bool)?
  /// At most so many threads work for the query, at least 1. Answers never depend on it.
  package var threads = 1

  package init() {}
}
