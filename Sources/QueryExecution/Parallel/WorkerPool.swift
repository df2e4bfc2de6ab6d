/// The threads that all queries of the process share.
package enum WorkerPool {
  /// Calls `body` with every index below `count`, each once, in any order and on up to `threads` threads at a time,
  /// the caller's among them. Returns when all calls have.
  static func forEach(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    for index in 0..<count { body(index) }
  }
}
