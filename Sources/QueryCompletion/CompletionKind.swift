/// What a candidate is, for the order and the colour in which candidates are shown.
package enum CompletionKind: String, Hashable, Sendable, CaseIterable {
  /// A word that opens a clause: `where`, `order by`.
  case clause
  /// Another word with a meaning of its own: `and`, `desc`.
  case keyword
  /// What is done with the value before it: `=`, `like`, `is null`.
  case `operator`
  /// A field, or a column named by `as`.
  case field
  case function
  /// A value that occurs in the data, or a literal.
  case value
  case parameter
}
