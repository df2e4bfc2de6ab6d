/// The FIRST and FOLLOW sets of a plain grammar, by which one token of lookahead decides.
struct PredictionSets {
  private let plain: PlainGrammar
  /// For every nonterminal the terminals that it may begin with.
  private(set) var first: [Set<Int>]
  /// For every nonterminal the terminals that may stand behind it.
  private(set) var follow: [Set<Int>]

  init(_ plain: PlainGrammar) {
    self.plain = plain
    first = Array(repeating: [], count: plain.ruleNames.count)
    follow = first
    while growFirst() {}
    while growFollow() {}
  }

  private mutating func growFirst() -> Bool {
    var hasGrown = false
    for production in plain.productions {
      let before = first[production.left].count
      first[production.left].formUnion(beginnings(of: production.right[...]).terminals)
      hasGrown = hasGrown || first[production.left].count > before
    }
    return hasGrown
  }

  /// What symbols in a row may begin with, and whether all of them may be nothing.
  private func beginnings(of symbols: ArraySlice<Symbol>) -> (terminals: Set<Int>, vanishes: Bool) {
    var terminals: Set<Int> = []
    for symbol in symbols {
      switch symbol {
      case .terminal(let number):
        terminals.insert(number)
        return (terminals, false)
      case .nonterminal(let number):
        terminals.formUnion(first[number])
        if !plain.isNullable[number] { return (terminals, false) }
      }
    }
    return (terminals, true)
  }

  private mutating func growFollow() -> Bool {
    var hasGrown = false
    for production in plain.productions {
      for (index, symbol) in production.right.enumerated() {
        guard case .nonterminal(let number) = symbol else { continue }
        let rest = beginnings(of: production.right[(index + 1)...])
        let before = follow[number].count
        follow[number].formUnion(rest.terminals)
        if rest.vanishes { follow[number].formUnion(follow[production.left]) }
        hasGrown = hasGrown || follow[number].count > before
      }
    }
    return hasGrown
  }

  /// The nonterminals of which one token does not tell which production to take, by rule.
  func conflicts() -> [GrammarAnalysis.Conflict] {
    var found: [(rule: String, terminals: Set<Int>)] = []
    for number in plain.productionsOf.indices {
      var seen: Set<Int> = []
      var shared: Set<Int> = []
      for production in plain.productionsOf[number] {
        let beginnings = beginnings(of: plain.productions[production].right[...])
        var predicted = beginnings.terminals
        if beginnings.vanishes { predicted.formUnion(follow[number]) }
        shared.formUnion(seen.intersection(predicted))
        seen.formUnion(predicted)
      }
      if !shared.isEmpty { found.append((plain.ruleNames[number], shared)) }
    }
    return found.map { entry in
      GrammarAnalysis.Conflict(
        rule: entry.rule, terminals: entry.terminals.map { plain.terminals[$0].written }.sorted())
    }
  }
}
