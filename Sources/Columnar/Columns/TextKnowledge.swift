import Synchronization

/// What a column of texts comes to know of itself when it is asked; each kind is made when it is first wanted, as of a
/// column of numbers.
struct TextKnowledge: ~Copyable, Sendable {
  // Not private: version 6.3 of the compiler fails where a class of another file holds a private part.
  struct Parts: Sendable {
    var index: LazyTextIndex?
    var fingerprints: TextFingerprints?
    var classes: LazyPart<TextClasses>?
    var codeMarks: CodeMarks?
    var strings: LazyPart<[String]>?
    var joined: LazyPart<TextJoining>?
  }

  private let parts = Mutex(Parts())

  var index: LazyTextIndex { parts.part(\.index) { LazyTextIndex() } }
  var fingerprints: TextFingerprints { parts.part(\.fingerprints) { TextFingerprints() } }
  var classes: LazyPart<TextClasses> { parts.part(\.classes) { LazyPart() } }
  var codeMarks: CodeMarks { parts.part(\.codeMarks) { CodeMarks() } }
  var strings: LazyPart<[String]> { parts.part(\.strings) { LazyPart() } }
  var joined: LazyPart<TextJoining> { parts.part(\.joined) { LazyPart() } }
}
