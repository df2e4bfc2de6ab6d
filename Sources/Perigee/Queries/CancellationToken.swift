import Synchronization

/// Stops a running query, from any thread: hand it over with ``QueryOptions``, and cancel it when the answer is no
/// longer wanted.
///
/// The query ends with a `QueryError` whose code is `cancelled`, within a block of rows. One token may serve several
/// queries, which then end together. A token that was cancelled stays so.
public final class CancellationToken: Sendable {
  private let flag = Atomic(false)

  /// Makes a token that is not cancelled.
  public init() {}

  /// Asks everything that holds the token to stop. Costs a store; may be called more than once, also from a signal
  /// handler.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// True once `cancel()` has been called.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
