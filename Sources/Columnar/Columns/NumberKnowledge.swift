import Synchronization

/// What a column of numbers comes to know of itself when it is asked; each kind is made when it is first wanted. Columns
/// are copied often, and answers have columns of their own, of which nobody asks anything: it stands in the object that all
/// copies share.
struct NumberKnowledge: ~Copyable, Sendable {
  // Not private: version 6.3 of the compiler fails where a class of another file holds a private part.
  struct Parts: Sendable {
    var sketch: LazyPart<CodeSketch>?
    var drift: LazyPart<CodeDrift>?
    var codeMarks: CodeMarks?
    var keptOrder: KeptOrder?
    var order: ColumnOrder?
    var zones: ZoneMap?
  }

  private let parts = Mutex(Parts())

  var sketch: LazyPart<CodeSketch> { parts.part(\.sketch) { LazyPart() } }
  var drift: LazyPart<CodeDrift> { parts.part(\.drift) { LazyPart() } }
  var codeMarks: CodeMarks { parts.part(\.codeMarks) { CodeMarks() } }
  var keptOrder: KeptOrder { parts.part(\.keptOrder) { KeptOrder() } }
  var order: ColumnOrder { parts.part(\.order) { ColumnOrder() } }

  /// The zones of a column that came without them.
  func zones(_ make: () -> ZoneMap) -> ZoneMap { parts.part(\.zones, make) }

  /// The drift, if it has been made.
  var knownDrift: CodeDrift? { parts.withLock { $0.drift }?.known }
}
