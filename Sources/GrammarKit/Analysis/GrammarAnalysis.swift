/// What can be said of a grammar without any sentence: whether it is well formed, and where one token of lookahead
/// does not tell which way to go.
package struct GrammarAnalysis {
  /// A place where two ways begin alike.
  package struct Conflict: Hashable, Sendable, CustomStringConvertible {
    /// The rule in which the ways part.
    package let rule: String
    /// What both may begin with, as the grammar writes it, in order.
    package let terminals: [String]

    package var description: String { "\(rule): \(terminals.joined(separator: " "))" }
  }

  /// Everything that makes the grammar useless or endless; empty for a sound one.
  package let faults: [GrammarFault]
  /// By rule, in the order of the file.
  package let conflicts: [Conflict]

  package init(_ grammar: Grammar) {
    var faults = GrammarAnalysis.undefined(in: grammar)
    guard faults.isEmpty, let plain = try? PlainGrammar(grammar) else {
      self.faults = faults
      conflicts = []
      return
    }
    faults += GrammarAnalysis.unreachable(in: grammar)
    faults += GrammarAnalysis.unproductive(plain, grammar)
    faults += GrammarAnalysis.leftRecursive(plain, grammar)
    faults += GrammarAnalysis.emptyLoops(in: grammar, plain)
    self.faults = faults
    conflicts = faults.isEmpty ? PredictionSets(plain).conflicts() : []
  }

  private static func undefined(in grammar: Grammar) -> [GrammarFault] {
    (grammar.rules + grammar.terminals).flatMap { rule in
      rule.expression.references.filter { grammar.rule($0) == nil }.map {
        GrammarFault(line: rule.line, "`\($0)` is not defined")
      }
    }
  }

  /// Rules and terminals that no sentence needs. Terminals that stand between tokens are named for the lexer's sake.
  private static func unreachable(in grammar: Grammar) -> [GrammarFault] {
    var reached: Set<String> = [grammar.rules[0].name, "SPACE", "COMMENT"]
    var pending = Array(reached)
    while let name = pending.popLast() {
      for next in grammar.rule(name)?.expression.references ?? [] where reached.insert(next).inserted {
        pending.append(next)
      }
    }
    return (grammar.rules + grammar.terminals).filter { !reached.contains($0.name) }.map {
      GrammarFault(line: $0.line, "`\($0.name)` is never used")
    }
  }

  /// Rules of which no sentence comes to an end.
  private static func unproductive(_ plain: PlainGrammar, _ grammar: Grammar) -> [GrammarFault] {
    var isProductive = [Bool](repeating: false, count: plain.ruleNames.count)
    var changes = true
    while changes {
      changes = false
      for production in plain.productions where !isProductive[production.left] {
        let ends = production.right.allSatisfy { symbol in
          if case .nonterminal(let number) = symbol { isProductive[number] } else { true }
        }
        if ends {
          isProductive[production.left] = true
          changes = true
        }
      }
    }
    return grammar.rules.filter { rule in
      plain.nonterminalNumbers[rule.name].map { !isProductive[$0] } ?? false
    }.map { GrammarFault(line: $0.line, "`\($0.name)` never comes to an end") }
  }

  /// Rules that may begin with themselves.
  private static func leftRecursive(_ plain: PlainGrammar, _ grammar: Grammar) -> [GrammarFault] {
    var beginsWith = [Set<Int>](repeating: [], count: plain.ruleNames.count)
    for production in plain.productions {
      for symbol in production.right {
        guard case .nonterminal(let number) = symbol else { break }
        beginsWith[production.left].insert(number)
        if !plain.isNullable[number] { break }
      }
    }
    return grammar.rules.filter { rule in
      guard let number = plain.nonterminalNumbers[rule.name] else { return false }
      var reached = beginsWith[number]
      var pending = Array(reached)
      while let next = pending.popLast() {
        for further in beginsWith[next] where reached.insert(further).inserted { pending.append(further) }
      }
      return reached.contains(number)
    }.map { GrammarFault(line: $0.line, "`\($0.name)` may begin with itself") }
  }

  /// Repetitions of what may be nothing: they would go on for ever.
  private static func emptyLoops(in grammar: Grammar, _ plain: PlainGrammar) -> [GrammarFault] {
    func vanishes(_ expression: GrammarExpression) -> Bool {
      switch expression {
      case .literal, .characters, .difference: false
      case .reference(let name): plain.nonterminalNumbers[name].map { plain.isNullable[$0] } ?? false
      case .sequence(let parts): parts.allSatisfy(vanishes)
      case .choice(let parts): parts.contains(where: vanishes)
      case .optional, .zeroOrMore: true
      case .oneOrMore(let part): vanishes(part)
      }
    }
    func hasEmptyLoop(_ expression: GrammarExpression) -> Bool {
      switch expression {
      case .zeroOrMore(let part), .oneOrMore(let part): vanishes(part) || hasEmptyLoop(part)
      default: expression.parts.contains(where: hasEmptyLoop)
      }
    }
    return grammar.rules.filter { hasEmptyLoop($0.expression) }.map {
      GrammarFault(line: $0.line, "`\($0.name)` repeats what may be nothing")
    }
  }
}
