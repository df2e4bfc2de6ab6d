#if DEBUG
  import Synchronization

  /// The rules of the grammar that the parser takes while some work is done: the tests compare them with the rules
  /// from which a sentence was made. Builds for release have none of it.
  package final class ProductionTrace: Sendable {
    @TaskLocal fileprivate static var current: ProductionTrace?
    private let taken = Mutex<Set<Production>>([])

    fileprivate func note(_ production: Production) {
      taken.withLock { _ = $0.insert(production) }
    }

    /// The rules that the parser takes in `work`.
    package static func productions(of work: () -> Void) -> Set<Production> {
      let trace = ProductionTrace()
      $current.withValue(trace, operation: work)
      return trace.taken.withLock { $0 }
    }
  }
#endif

/// Marks that the parser takes a rule, and the rules around it that it takes at the same time: of the layers of an
/// expression only those that join something.
@inline(__always) func mark(_ first: Production, _ second: Production? = nil, _ third: Production? = nil) {
  #if DEBUG
    guard let trace = ProductionTrace.current else { return }
    for production in [first, second, third] { production.map(trace.note) }
  #endif
}
