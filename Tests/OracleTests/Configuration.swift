import Columnar
import QueryExecution
import QueryOptimizer

/// A way to run a query, none of which may change its answer.
struct Configuration: Hashable {
  let threads: Int
  let rewrites: Set<Rewrite>
  /// True where the plan is run twice, the second time with what the first has left.
  var isRepeated = false

  /// As the program runs queries, on one thread.
  static let usual = Configuration(threads: 1, rewrites: Set(Rewrite.allCases))

  /// The ways in which one query of a contest is run: all rewrites and none, twice, several threads, and one rewrite
  /// left out, another one for every `turn`.
  static func contest(turn: Int) -> [Configuration] {
    let leftOut = Rewrite.allCases[turn % Rewrite.allCases.count]
    return [
      .usual, Configuration(threads: 1, rewrites: []),
      Configuration(threads: 1, rewrites: usual.rewrites, isRepeated: true),
      Configuration(threads: turn.isMultiple(of: 2) ? 3 : 2, rewrites: usual.rewrites),
      Configuration(threads: 1, rewrites: usual.rewrites.subtracting([leftOut])),
    ]
  }

  /// Several threads get small batches, so that there is work for all of them; with them a small table is handled as
  /// large ones are, and everything that columns learn is made at once: with two threads sketches in place of marks.
  func options(rowCount: Int) -> ExecutionOptions {
    var options = ExecutionOptions()
    options.threads = threads
    if threads > 1 {
      options.fewestMarkedRows = 0
      options.fewestSampledRows = 0
      options.learning = .eager
      if threads == 2 { options.learning.mostMarks = 0 }
      options.largestBatchRowCount = rowCount > 1_000 ? 4_096 : 64
    }
    return options
  }

  /// For whoever looks for a fault.
  var written: String {
    let leftOut = Rewrite.allCases.filter { !rewrites.contains($0) }.map(\.rawValue)
    return
      "\(threads) threads, \(isRepeated ? "twice, " : "")without \(leftOut.isEmpty ? "nothing" : leftOut.joined(separator: ", "))"
  }
}
