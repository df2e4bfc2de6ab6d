import Synchronization

/// What a column of numbers comes to know of itself when it is asked: one object, in which each kind is made when it is
/// first wanted. Columns are copied often, and answers have columns of their own, of which nobody asks anything.
///
/// All of them are equal: what was made for a column is no part of it.
final class NumberKnowledge: Hashable, Sendable {
  private struct Parts: Sendable {
    var sketch: LazyPart<CodeSketch>?
    var drift: LazyPart<CodeDrift>?
    var codeMarks: CodeMarks?
    var keptOrder: KeptOrder?
    var order: ColumnOrder?
  }

  private let parts = Mutex(Parts())

  var sketch: LazyPart<CodeSketch> { parts.part(\.sketch) { LazyPart() } }
  var drift: LazyPart<CodeDrift> { parts.part(\.drift) { LazyPart() } }
  var codeMarks: CodeMarks { parts.part(\.codeMarks) { CodeMarks() } }
  var keptOrder: KeptOrder { parts.part(\.keptOrder) { KeptOrder() } }
  var order: ColumnOrder { parts.part(\.order) { ColumnOrder() } }

  /// The drift, if it has been made.
  var knownDrift: CodeDrift? { parts.withLock { $0.drift }?.known }

  static func == (left: NumberKnowledge, right: NumberKnowledge) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
