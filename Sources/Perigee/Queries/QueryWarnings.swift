import QueryBinder
import QueryDiagnostics
import Synchronization

/// What is to be said about a query although it can be answered. Worked out when somebody reads it: looking for what a
/// value may have been meant to be takes longer than many an answer.
final class QueryWarnings: Sendable {
  private let binding: BindingResult
  private let request: TranslatedRequest?
  private let known = Mutex<[Diagnostic]?>(nil)

  private init(_ binding: BindingResult, _ request: TranslatedRequest?) {
    self.binding = binding
    self.request = request
  }

  /// Nil where there is certainly nothing to say.
  static func made(
    _ query: Query, _ binding: BindingResult, _ request: TranslatedRequest?
  ) -> QueryWarnings? {
    guard binding.mayHaveDiagnostics || query.hasReadingWarnings || request?.warnings.isEmpty == false else {
      return nil
    }
    return QueryWarnings(binding, request)
  }

  /// In the order of their places.
  ///
  /// - Parameter query: The one that they are of, which whoever keeps them has.
  func all(of query: Query) -> [Diagnostic] {
    if let known = known.withLock({ $0 }) { return known }
    // Without the lock: two that want them at once work them out twice.
    let found = query.told(binding, request)
    known.withLock { $0 = found }
    return found
  }
}
