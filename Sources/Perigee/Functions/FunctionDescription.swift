import QueryBinder

/// What is told of a function to people who ask.
package struct FunctionDescription: Hashable, Sendable {
  package let name: String
  /// What kind of function it is: `Texts`, `Aggregates`.
  package let group: String
  /// How it is called: `round(x, digits)`.
  package let usage: String
  /// What it gives, in one sentence.
  package let meaning: String
  /// A query over the embedded spacecraft that uses it.
  package let example: String

  /// All ways to call all functions, by group.
  package static let all = FunctionReference.all.map { reference in
    FunctionDescription(
      name: reference.name, group: reference.group.rawValue, usage: reference.usage,
      meaning: reference.meaning, example: reference.example)
  }
}
