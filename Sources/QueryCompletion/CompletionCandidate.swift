/// Something that may stand at a place of a query.
package struct CompletionCandidate: Hashable, Sendable {
  /// What is inserted, quoted as it needs to be.
  package let text: String
  /// What it is, on one line: a type, how often a value occurs, what a word does. It may hold text from the data, with
  /// no control characters in it; it may be empty.
  package let detail: String
  package let kind: CompletionKind
  /// True where a space may follow at once. False for what goes on: `round(`, and a record, of which a field may be named.
  package let isFinished: Bool

  package init(_ text: String, detail: String = "", kind: CompletionKind, isFinished: Bool = true) {
    self.text = text
    self.detail = detail
    self.kind = kind
    self.isFinished = isFinished
  }
}
