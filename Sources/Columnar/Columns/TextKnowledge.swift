import Synchronization

/// What a column of texts comes to know of itself when it is asked: one object, in which each kind is made when it is first
/// wanted, as of a column of numbers.
///
/// All of them are equal: what was made for a column is no part of it.
final class TextKnowledge: Hashable, Sendable {
  private struct Parts: Sendable {
    var index: LazyTextIndex?
    var fingerprints: TextFingerprints?
    var classes: LazyPart<TextClasses>?
    var codeMarks: CodeMarks?
    var strings: LazyPart<[String]>?
  }

  private let parts = Mutex(Parts())

  var index: LazyTextIndex { part(\.index) { LazyTextIndex() } }
  var fingerprints: TextFingerprints { part(\.fingerprints) { TextFingerprints() } }
  var classes: LazyPart<TextClasses> { part(\.classes) { LazyPart() } }
  var codeMarks: CodeMarks { part(\.codeMarks) { CodeMarks() } }
  var strings: LazyPart<[String]> { part(\.strings) { LazyPart() } }

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

  static func == (left: TextKnowledge, right: TextKnowledge) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
