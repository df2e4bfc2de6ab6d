/// What may stand at a place of a text.
package struct Completions: Hashable, Sendable {
  /// The bytes of the text that a candidate takes the place of: what is typed of it already. What stands behind the place
  /// stays.
  package let replaced: Range<Int>
  /// The best first: those that begin with what is typed, then those in which it begins a word, then those in which it
  /// stands anywhere.
  package let candidates: [CompletionCandidate]
  /// How many more there are, as far as is known: very long columns are not searched to their end.
  package let omitted: Int

  package init(replaced: Range<Int>, candidates: [CompletionCandidate], omitted: Int) {
    self.replaced = replaced
    self.candidates = candidates
    self.omitted = omitted
  }
}
