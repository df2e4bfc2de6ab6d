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

  var sketch: LazyPart<CodeSketch> { part(\.sketch) { LazyPart() } }
  var drift: LazyPart<CodeDrift> { part(\.drift) { LazyPart() } }
  var codeMarks: CodeMarks { part(\.codeMarks) { CodeMarks() } }
  var keptOrder: KeptOrder { part(\.keptOrder) { KeptOrder() } }
  var order: ColumnOrder { part(\.order) { ColumnOrder() } }

  /// The drift, if it has been made.
  var knownDrift: CodeDrift? { parts.withLock { $0.drift }?.known }

  private func part<Part: Sendable>(
    _ place: WritableKeyPath<Parts, Part?>, _ make: () -> Part
  ) -> Part {
    parts.withLock { parts in
      if let known = parts[keyPath: place] { return known }
      let made = make()
      parts[keyPath: place] = made
      return made
    }
  }

  static func == (left: NumberKnowledge, right: NumberKnowledge) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
