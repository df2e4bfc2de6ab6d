/// Finds what a terminal matches in a text, as the grammar spells it out.
package struct TerminalMatcher: Sendable {
  private let grammar: Grammar

  package init(_ grammar: Grammar) { self.grammar = grammar }

  /// The end of the longest match of a terminal that begins at `start`; nil where it matches nothing there.
  package func longestEnd(of terminal: String, in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard let rule = grammar.rule(terminal) else { return nil }
    return ends(of: rule.expression, in: text, from: start, isFolded: false).max().flatMap {
      $0 > start ? $0 : nil
    }
  }

  /// All places where a match may end. Terminals do not refer to themselves, so that this ends.
  private func ends(
    of expression: GrammarExpression, in text: [Unicode.Scalar], from start: Int, isFolded: Bool
  ) -> Set<Int> {
    switch expression {
    case .literal(let literal): return end(of: literal, in: text, from: start, isFolded: isFolded)
    case .reference(let name):
      guard let rule = grammar.rule(name) else { return [] }
      // The case of reserved words does not matter, as that of keywords.
      return ends(of: rule.expression, in: text, from: start, isFolded: name == "RESERVED")
    case .characters(let set): return start < text.count && set.contains(text[start]) ? [start + 1] : []
    case .sequence(let parts):
      return parts.reduce([start]) { places, part in
        Set(places.flatMap { ends(of: part, in: text, from: $0, isFolded: isFolded) })
      }
    case .choice(let parts):
      return Set(parts.flatMap { ends(of: $0, in: text, from: start, isFolded: isFolded) })
    case .optional(let part): return ends(of: part, in: text, from: start, isFolded: isFolded).union([start])
    case .zeroOrMore(let part): return repeated(part, in: text, from: start, isFolded).union([start])
    case .oneOrMore(let part): return repeated(part, in: text, from: start, isFolded)
    case .difference(let first, let second):
      return ends(of: first, in: text, from: start, isFolded: isFolded)
        .subtracting(ends(of: second, in: text, from: start, isFolded: isFolded))
    }
  }

  private func end(
    of literal: String, in text: [Unicode.Scalar], from start: Int, isFolded: Bool
  ) -> Set<Int> {
    var place = start
    for scalar in literal.unicodeScalars {
      guard place < text.count else { return [] }
      let found = isFolded ? TerminalMatcher.lowercased(text[place]) : text[place]
      guard found == scalar else { return [] }
      place += 1
    }
    return [place]
  }

  private func repeated(
    _ part: GrammarExpression, in text: [Unicode.Scalar], from start: Int, _ isFolded: Bool
  ) -> Set<Int> {
    var found: Set<Int> = []
    var pending = [start]
    while let place = pending.popLast() {
      for end in ends(of: part, in: text, from: place, isFolded: isFolded) where found.insert(end).inserted {
        pending.append(end)
      }
    }
    return found
  }

  static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
  }
}
