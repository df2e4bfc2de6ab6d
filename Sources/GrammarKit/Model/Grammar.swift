/// A grammar as its file has it: rules of syntax, and behind them the terminals.
package struct Grammar: Sendable {
  /// In the order of the file; the first is where every sentence begins.
  package let rules: [Rule]
  /// The terminals, in the order of the file.
  package let terminals: [Rule]
  private let positions: [String: Int]

  package init(rules: [Rule], terminals: [Rule]) {
    self.rules = rules
    self.terminals = terminals
    positions = Dictionary(
      (rules + terminals).enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rule or terminal of a name; nil where the grammar has none.
  package func rule(_ name: String) -> Rule? {
    guard let position = positions[name] else { return nil }
    return position < rules.count ? rules[position] : terminals[position - rules.count]
  }

  /// The words and signs that stand in quotes in the rules of syntax, each once, in the order of the file.
  package var literals: [String] {
    var seen: Set<String> = []
    var literals: [String] = []
    for rule in rules {
      for literal in rule.expression.literals where seen.insert(literal).inserted { literals.append(literal) }
    }
    return literals
  }

  /// The literals that are words: their case does not matter.
  package var keywords: [String] { literals.filter(Grammar.isWord) }

  /// The literals that are signs.
  package var punctuators: [String] { literals.filter { !Grammar.isWord($0) } }

  /// True for a literal that is a word.
  package static func isWord(_ literal: String) -> Bool {
    literal.unicodeScalars.first.map { ("a"..."z").contains($0) || ("A"..."Z").contains($0) } ?? false
  }

  /// The names of the terminals that the rules of syntax use, in the order of the file.
  package var tokenNames: [String] {
    let used = Set(rules.flatMap(\.expression.references))
    return terminals.map(\.name).filter(used.contains)
  }
}

/// One rule: a name, what it stands for, and what is said of it.
package struct Rule: Sendable {
  package let name: String
  package let expression: GrammarExpression
  /// The comment before it, without its example; empty where there is none.
  package let help: String
  /// A sentence of the language in which it occurs.
  package let example: String?
  /// The line of the file on which it begins, from 1.
  package let line: Int

  package init(name: String, expression: GrammarExpression, help: String, example: String?, line: Int) {
    self.name = name
    self.expression = expression
    self.help = help
    self.example = example
    self.line = line
  }

  /// True for the name of a terminal: capitals only.
  package static func isTerminal(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) }
  }
}
