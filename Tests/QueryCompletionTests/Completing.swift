import Columnar
import LaunchLibrary
import Perigee
import QueryCompletion

/// Asks for completions as a shell does.
enum Completing {
  /// Over the embedded spacecraft, with two parameters.
  static let spacecraft = QueryCompleter(table: Table.spacecraft.columns, parameters: ["least", "1"])

  /// The candidates at the `|` in a text; those of one kind only, where that is given.
  static func candidates(
    _ marked: String, _ completer: QueryCompleter = spacecraft, kind: CompletionKind? = nil
  ) -> [CompletionCandidate] {
    let (text, offset) = unmarked(marked)
    return completer.completions(in: text, at: offset).candidates.filter { kind == nil || $0.kind == kind }
  }

  static func texts(
    _ marked: String, _ completer: QueryCompleter = spacecraft, kind: CompletionKind? = nil
  ) -> [String] {
    candidates(marked, completer, kind: kind).map(\.text)
  }

  static func unmarked(_ marked: String) -> (text: [UInt8], offset: Int) {
    var text = Array(marked.utf8)
    guard let offset = text.firstIndex(of: UInt8(ascii: "|")) else { return (text, text.count) }
    text.remove(at: offset)
    return (text, offset)
  }

  /// The text that a candidate makes, and where the candidate ends in it.
  static func inserted(
    _ candidate: CompletionCandidate, _ completions: Completions, into text: [UInt8]
  ) -> (text: [UInt8], end: Int) {
    var text = text
    text.replaceSubrange(completions.replaced, with: candidate.text.utf8)
    return (text, completions.replaced.lowerBound + candidate.text.utf8.count)
  }
}
