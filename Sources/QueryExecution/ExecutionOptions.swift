package import Columnar

/// When a query is to be given up, and how it is run.
package struct ExecutionOptions: Sendable {
  /// A time of `Platform.monotonicNanoseconds` after which the query ends with `timeLimit`; nil for none.
  package var deadline: UInt64?
  /// Asked once a block of rows: true ends the query with `cancelled`.
  package var isCancelled: (@Sendable () -> Bool)?
  /// At most so many threads work for the query, at least 1. Answers never depend on it.
  package var threads = 1
  /// At most so many rows, a multiple of 64, are handled at a time where a batch need not be a whole block. Tests set
  /// less, so that small tables give several threads something to do. Answers never depend on it.
  package var largestBatchRowCount = Blocks.rowCount
  /// From so many rows on the operands of `and` and `or` are put in order by what they let through of a sample. Tests
  /// set less. Answers never depend on it.
  package var fewestSampledRows = 1 << 18
  /// From so many rows on an answer may keep marks in place of their numbers. Tests set less. Answers never depend on it.
  package var fewestMarkedRows = 1 << 16

  /// When columns make what shortens later work.
  package var learning = ColumnLearning()

  package init() {}
}
