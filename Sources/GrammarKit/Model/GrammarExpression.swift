/// What a rule stands for, in the terms of W3C EBNF.
package indirect enum GrammarExpression: Hashable, Sendable {
  /// A text in quotes.
  case literal(String)
  /// Another rule, or a terminal.
  case reference(String)
  /// One character of a set.
  case characters(CharacterSet)
  /// One behind the other; empty for nothing at all.
  case sequence([GrammarExpression])
  case choice([GrammarExpression])
  case optional(GrammarExpression)
  case zeroOrMore(GrammarExpression)
  case oneOrMore(GrammarExpression)
  /// What the first matches and the second does not.
  case difference(GrammarExpression, GrammarExpression)

  /// The expressions directly inside.
  package var parts: [GrammarExpression] {
    switch self {
    case .literal, .reference, .characters: []
    case .sequence(let parts), .choice(let parts): parts
    case .optional(let part), .zeroOrMore(let part), .oneOrMore(let part): [part]
    case .difference(let first, let second): [first, second]
    }
  }

  /// The texts in quotes, in their order. A grammar's brackets are few: recursion is safe here.
  package var literals: [String] {
    if case .literal(let text) = self { return [text] }
    return parts.flatMap(\.literals)
  }

  /// The names of the rules and terminals in it, in their order.
  package var references: [String] {
    if case .reference(let name) = self { return [name] }
    return parts.flatMap(\.references)
  }
}

/// A set of code points, as `[a-z]` or `[^a]` writes it.
package struct CharacterSet: Hashable, Sendable {
  package let ranges: [ClosedRange<UInt32>]
  package let isNegated: Bool

  package init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
  }

  package func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }
}
