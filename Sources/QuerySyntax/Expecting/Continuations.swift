package import QueryDiagnostics

/// What may come next at a place of a text.
package struct Continuations: Hashable, Sendable {
  /// Exactly the terminals with which the grammar lets the text go on; `;` among them where the statement may end.
  package let allowed: Set<GrammarTerminal>
  /// Those of `allowed` with which something would be wrong that has a code of its own: a clause that is there
  /// already, a direction behind `-key`, `distinct` in `any(…)`, a level too many.
  package let refused: Set<GrammarTerminal>

  /// What can be offered to people.
  package var offered: Set<GrammarTerminal> { allowed.subtracting(refused) }

  static let none = Continuations(allowed: [], refused: [])
}

extension Parser {
  /// Tells what may come next behind the first `offset` bytes of a text, as if white space stood there: a word that is
  /// not yet complete must be left out by the caller.
  ///
  /// Only the clause in which the place lies decides, so that faults in other clauses and statements do not matter.
  /// Nothing may come next behind a fault in that clause, inside a text, a name in backquotes or a comment, and
  /// in a dot-command; nor where the text is not UTF-8.
  package static func continuations(in source: SourceText, at offset: Int) -> Continuations {
    ContinuationFinder(behind: source.utf8[..<min(max(offset, 0), source.utf8.count)])?.find() ?? .none
  }
}
