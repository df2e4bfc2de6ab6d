/// The grammar as plain productions, without `?`, `*`, `+` and brackets: what tables and recognisers work with.
package struct PlainGrammar: Sendable {
  struct Production: Sendable {
    let left: Int
    let right: [Symbol]
    /// The alternative of the file that it is; nil where there is no choice.
    var alternative: Alternative?
  }

  package let terminals: [Terminal]
  let productions: [Production]
  /// The productions of every nonterminal.
  let productionsOf: [[Int]]
  /// The rule that a nonterminal belongs to; those made for brackets and repetitions belong to the rule around.
  let ruleNames: [String]
  /// True for nonterminals that can stand for nothing.
  let isNullable: [Bool]
  private let terminalNumbers: [Terminal: Int]
  /// By the name of a rule.
  let nonterminalNumbers: [String: Int]

  /// The nonterminal that every sentence is made of.
  let start: Int

  /// - Parameter start: The rule that sentences are made of; without it the first of the grammar.
  package init(_ grammar: Grammar, start: String? = nil) throws(GrammarFault) {
    var builder = Builder(grammar)
    for rule in grammar.rules { try builder.add(rule) }
    terminals = builder.terminals
    terminalNumbers = builder.terminalNumbers
    productions = builder.productions
    ruleNames = builder.ruleNames
    nonterminalNumbers = builder.nonterminals
    productionsOf = builder.ruleNames.indices.map { number in
      builder.productions.indices.filter { builder.productions[$0].left == number }
    }
    isNullable = PlainGrammar.nullable(builder.productions, count: builder.ruleNames.count)
    let name = start ?? grammar.rules[0].name
    guard let number = builder.nonterminals[name] else {
      throw GrammarFault(line: 0, "there is no rule `\(name)`")
    }
    self.start = number
  }

  package func number(of terminal: Terminal) -> Int? { terminalNumbers[terminal] }

  /// What a production makes of what its symbols stand for.
  func node(_ production: Int, _ children: [Derivation]) -> Derivation {
    node(productions[production].left, productions[production].alternative, children)
  }

  /// A nonterminal that stands for nothing.
  func node(emptyOf nonterminal: Int) -> Derivation { node(nonterminal, nil, []) }

  private func node(_ nonterminal: Int, _ alternative: Alternative?, _ children: [Derivation]) -> Derivation {
    let name = ruleNames[nonterminal]
    return .rule(name, isWhole: nonterminalNumbers[name] == nonterminal, alternative, children)
  }

  private static func nullable(_ productions: [Production], count: Int) -> [Bool] {
    var isNullable = [Bool](repeating: false, count: count)
    var changes = true
    while changes {
      changes = false
      for production in productions where !isNullable[production.left] {
        let vanishes = production.right.allSatisfy { symbol in
          if case .nonterminal(let number) = symbol { isNullable[number] } else { false }
        }
        if vanishes {
          isNullable[production.left] = true
          changes = true
        }
      }
    }
    return isNullable
  }

  /// Makes productions of the expressions of a grammar.
  private struct Builder {
    private let grammar: Grammar
    var terminals: [Terminal] = []
    var terminalNumbers: [Terminal: Int] = [:]
    var productions: [Production] = []
    var ruleNames: [String] = []
    var nonterminals: [String: Int] = [:]

    init(_ grammar: Grammar) {
      self.grammar = grammar
      for rule in grammar.rules {
        nonterminals[rule.name] = ruleNames.count
        ruleNames.append(rule.name)
      }
    }

    mutating func add(_ rule: Rule) throws(GrammarFault) {
      guard let number = nonterminals[rule.name] else { return }
      try addAlternatives(of: rule.expression, to: number, rule)
    }

    private mutating func addAlternatives(
      of expression: GrammarExpression, to left: Int, _ rule: Rule
    ) throws(GrammarFault) {
      guard case .choice(let alternatives) = expression else {
        return productions.append(Production(left: left, right: try symbols(of: expression, rule)))
      }
      for alternative in alternatives {
        productions.append(
          Production(
            left: left, right: try symbols(of: alternative, rule),
            alternative: Alternative(alternative, of: rule.name)))
      }
    }

    private mutating func symbols(
      of expression: GrammarExpression, _ rule: Rule
    ) throws(GrammarFault) -> [Symbol] {
      switch expression {
      case .literal(let text): return [.terminal(number(of: .literal(text)))]
      case .reference(let name):
        if let number = nonterminals[name] { return [.nonterminal(number)] }
        guard grammar.rule(name) != nil else {
          throw GrammarFault(line: rule.line, "`\(name)` is not defined")
        }
        return [.terminal(number(of: .token(name)))]
      case .sequence(let parts):
        var result: [Symbol] = []
        for part in parts { result += try symbols(of: part, rule) }
        return result
      case .choice:
        let made = makeNonterminal(rule)
        try addAlternatives(of: expression, to: made, rule)
        return [.nonterminal(made)]
      case .optional(let part):
        let made = makeNonterminal(rule)
        productions.append(Production(left: made, right: []))
        try addAlternatives(of: part, to: made, rule)
        return [.nonterminal(made)]
      case .zeroOrMore(let part): return [try repetition(of: part, rule)]
      case .oneOrMore(let part): return try symbols(of: part, rule) + [try repetition(of: part, rule)]
      case .characters, .difference:
        throw GrammarFault(line: rule.line, "characters stand in terminals only")
      }
    }

    /// Repeats to the right, which keeps the tables free of left recursion.
    private mutating func repetition(
      of part: GrammarExpression, _ rule: Rule
    ) throws(GrammarFault) -> Symbol {
      let made = makeNonterminal(rule)
      productions.append(Production(left: made, right: []))
      let body = try symbols(of: part, rule)
      productions.append(Production(left: made, right: body + [.nonterminal(made)]))
      return .nonterminal(made)
    }

    private mutating func makeNonterminal(_ rule: Rule) -> Int {
      ruleNames.append(rule.name)
      return ruleNames.count - 1
    }

    private mutating func number(of terminal: Terminal) -> Int {
      if let known = terminalNumbers[terminal] { return known }
      terminalNumbers[terminal] = terminals.count
      terminals.append(terminal)
      return terminals.count - 1
    }
  }
}
