/// Spells terminals: one fixed way for each, or at random within what the grammar allows.
package struct TerminalSpelling: Sendable {
  private let grammar: Grammar
  private let matcher: TerminalMatcher

  package init(_ grammar: Grammar) {
    self.grammar = grammar
    matcher = TerminalMatcher(grammar)
  }

  /// A random spelling. Keywords come in either case.
  package func random(_ terminal: Terminal, using random: inout some RandomNumberGenerator) -> String {
    switch terminal {
    case .literal(let text):
      guard Grammar.isWord(text) else { return text }
      return String(
        text.map { Bool.random(using: &random) ? Character($0.uppercased()) : $0 })
    case .token(let name):
      // What a difference leaves out is drawn again.
      for _ in 0..<100 {
        var scalars = String.UnicodeScalarView()
        spell(.reference(name), into: &scalars, &random)
        let text = Array(scalars)
        if matcher.longestEnd(of: name, in: text, from: 0) == text.count { return String(scalars) }
      }
      return ""
    }
  }

  private func spell(
    _ expression: GrammarExpression, into text: inout String.UnicodeScalarView,
    _ random: inout some RandomNumberGenerator
  ) {
    switch expression {
    case .literal(let literal): text.append(contentsOf: literal.unicodeScalars)
    case .reference(let name):
      if let rule = grammar.rule(name) { spell(rule.expression, into: &text, &random) }
    case .characters(let set): if let scalar = character(of: set, &random) { text.append(scalar) }
    case .sequence(let parts): for part in parts { spell(part, into: &text, &random) }
    case .choice(let parts):
      spell(parts[Int.random(in: parts.indices, using: &random)], into: &text, &random)
    case .optional(let part): if Bool.random(using: &random) { spell(part, into: &text, &random) }
    case .zeroOrMore(let part):
      for _ in 0..<Int.random(in: 0...3, using: &random) { spell(part, into: &text, &random) }
    case .oneOrMore(let part):
      for _ in 0..<Int.random(in: 1...3, using: &random) { spell(part, into: &text, &random) }
    case .difference(let first, _): spell(first, into: &text, &random)
    }
  }

  /// Mostly ASCII, sometimes a letter of another script.
  private func character(
    of set: CharacterSet, _ random: inout some RandomNumberGenerator
  ) -> Unicode.Scalar? {
    let pool = TerminalSpelling.ascii + TerminalSpelling.letters
    let fitting = pool.filter { set.contains($0) }
    return fitting.randomElement(using: &random)
  }

  private static let ascii = (UInt8(0x20)...0x7E).map { Unicode.Scalar($0) }
  private static let letters: [Unicode.Scalar] = ["é", "ß", "С", "я", "λ", "中", "ł"]
}
