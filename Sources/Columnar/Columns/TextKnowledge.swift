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

  var index: LazyTextIndex { parts.part(\.index) { LazyTextIndex() } }
  var fingerprints: TextFingerprints { parts.part(\.fingerprints) { TextFingerprints() } }
  var classes: LazyPart<TextClasses> { parts.part(\.classes) { LazyPart() } }
  var codeMarks: CodeMarks { parts.part(\.codeMarks) { CodeMarks() } }
  var strings: LazyPart<[String]> { parts.part(\.strings) { LazyPart() } }

  static func == (left: TextKnowledge, right: TextKnowledge) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
