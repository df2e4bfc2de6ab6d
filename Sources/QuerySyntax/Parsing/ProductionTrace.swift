#if DEBUG
  import Synchronization

  /// The rules of the grammar, and their alternatives, that the parser takes while some work is done: the tests compare
  /// them with those from which a sentence was made. Builds for release have none of it.
  package final class ProductionTrace: Sendable {
    /// What has been taken.
    package struct Taken: Sendable {
      package fileprivate(set) var productions: Set<Production> = []
      package fileprivate(set) var alternatives: Set<ProductionAlternative> = []
    }

    @TaskLocal fileprivate static var current: ProductionTrace?
    private let taken = Mutex(Taken())

    fileprivate func note(_ production: Production) {
      taken.withLock { _ = $0.productions.insert(production) }
    }

    fileprivate func note(_ alternative: ProductionAlternative) {
      taken.withLock { _ = $0.alternatives.insert(alternative) }
    }

    /// What the parser takes in `work`.
    package static func taken(by work: () -> Void) -> Taken {
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

/// Marks that the parser takes an alternative of a rule, and those that it takes at the same time.
@inline(__always) func mark(
  alternative first: @autoclosure () -> ProductionAlternative?,
  _ second: @autoclosure () -> ProductionAlternative? = nil
) {
  #if DEBUG
    guard let trace = ProductionTrace.current else { return }
    for alternative in [first(), second()] { alternative.map(trace.note) }
  #endif
}
