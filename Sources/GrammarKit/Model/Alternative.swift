/// One of several ways to make a rule, or a part of one: what stands between two `|`.
package struct Alternative: Hashable, Sendable, Comparable {
  /// The rule that has it, perhaps in brackets.
  package let rule: String
  /// What it has to begin with, as the grammar writes it; what may be left out does not count: `TextTest` for
  /// `'not'? TextTest`.
  package let beginning: String

  init(_ expression: GrammarExpression, of rule: String) {
    self.rule = rule
    beginning = Alternative.beginning(of: expression)
  }

  /// `Literal: INTEGER`, `Sum: '+'`.
  package var description: String { "\(rule): \(beginning)" }

  package static func < (left: Alternative, right: Alternative) -> Bool {
    left.description < right.description
  }

  private static func beginning(of expression: GrammarExpression) -> String {
    switch expression {
    case .literal(let text): return "'\(text)'"
    case .reference(let name): return name
    case .sequence(let parts):
      let needed = parts.first { part in
        switch part {
        case .optional, .zeroOrMore: false
        default: true
        }
      }
      return (needed ?? parts.first).map(beginning) ?? "nothing"
    case .choice(let parts): return parts.map(beginning).joined(separator: " or ")
    case .optional(let part), .zeroOrMore(let part), .oneOrMore(let part), .difference(let part, _):
      return beginning(of: part)
    case .characters: return "characters"
    }
  }
}

extension Grammar {
  /// The alternatives of the rules of syntax, in the order of the file.
  package var alternatives: [Alternative] {
    rules.flatMap { Grammar.alternatives(in: $0.expression, of: $0.name) }
  }

  /// A grammar's brackets are few: recursion is safe here.
  private static func alternatives(in expression: GrammarExpression, of rule: String) -> [Alternative] {
    var found: [Alternative] = []
    if case .choice(let parts) = expression { found = parts.map { Alternative($0, of: rule) } }
    return found + expression.parts.flatMap { alternatives(in: $0, of: rule) }
  }
}
