/// For every nonterminal the production that ends soonest, also with a given terminal at one of its ends.
struct ShortestDerivations {
  /// A choice, and how many terminals come of it.
  struct Choice {
    let production: Int
    let length: Int
  }

  /// Which end of a sentence is asked for.
  enum End { case first, last }

  let plain: PlainGrammar
  /// The shortest of all.
  private(set) var shortest: [Choice?]

  init(_ plain: PlainGrammar) {
    self.plain = plain
    shortest = Array(repeating: nil, count: plain.ruleNames.count)
    var changes = true
    while changes {
      changes = false
      for (index, production) in plain.productions.enumerated() {
        guard let length = length(of: production.right), length < shortest[production.left]?.length ?? .max
        else { continue }
        shortest[production.left] = Choice(production: index, length: length)
        changes = true
      }
    }
  }

  func length(of symbols: some Sequence<Symbol>) -> Int? {
    var sum = 0
    for symbol in symbols {
      switch symbol {
      case .terminal: sum += 1
      case .nonterminal(let number):
        guard let choice = shortest[number] else { return nil }
        sum += choice.length
      }
    }
    return sum
  }

  func derivation(of symbol: Symbol) -> Derivation {
    switch symbol {
    case .terminal(let number): return .terminal(plain.terminals[number])
    case .nonterminal(let number):
      guard let choice = shortest[number] else { return plain.node(emptyOf: number) }
      return derivation(of: choice.production)
    }
  }

  /// A production with the shortest of everything in it.
  func derivation(of production: Int) -> Derivation {
    plain.node(production, plain.productions[production].right.map { derivation(of: $0) })
  }

  // MARK: - With a terminal at one end

  /// For every nonterminal that may begin (or end) with `terminal`, the shortest production that does, and which of
  /// its symbols brings the terminal.
  func choices(with terminal: Int, at end: End) -> [Int: (choice: Choice, position: Int)] {
    var found: [Int: (choice: Choice, position: Int)] = [:]
    var changes = true
    while changes {
      changes = false
      for (index, production) in plain.productions.enumerated() {
        for position in candidates(production.right, end) {
          guard let length = length(production.right, position, terminal, found, end),
            length < found[production.left]?.choice.length ?? .max
          else { continue }
          found[production.left] = (Choice(production: index, length: length), position)
          changes = true
        }
      }
    }
    return found
  }

  /// The positions whose symbol may bring the first (or last) terminal: all before them may be nothing.
  private func candidates(_ symbols: [Symbol], _ end: End) -> [Int] {
    var positions: [Int] = []
    for position in end == .first ? Array(symbols.indices) : symbols.indices.reversed() {
      positions.append(position)
      guard case .nonterminal(let number) = symbols[position], plain.isNullable[number] else { break }
    }
    return positions
  }

  private func length(
    _ symbols: [Symbol], _ position: Int, _ terminal: Int,
    _ found: [Int: (choice: Choice, position: Int)], _ end: End
  ) -> Int? {
    let own: Int
    switch symbols[position] {
    case .terminal(let number):
      guard number == terminal else { return nil }
      own = 1
    case .nonterminal(let number):
      guard let choice = found[number]?.choice else { return nil }
      own = choice.length
    }
    // What stands on the other side of it is as short as it can be, what stands before it is nothing.
    let rest = end == .first ? symbols[(position + 1)...] : symbols[..<position]
    return length(of: rest).map { $0 + own }
  }

  /// The shortest derivation of a symbol with the terminal at that end.
  func derivation(
    of symbol: Symbol, with terminal: Int, at end: End, _ choices: [Int: (choice: Choice, position: Int)]
  ) -> Derivation? {
    switch symbol {
    case .terminal(let number): return number == terminal ? .terminal(plain.terminals[number]) : nil
    case .nonterminal(let number):
      guard let (choice, position) = choices[number] else { return nil }
      let right = plain.productions[choice.production].right
      let children = right.enumerated().map { index, symbol in
        if index == position {
          return derivation(of: symbol, with: terminal, at: end, choices) ?? derivation(of: symbol)
        }
        let isBefore = end == .first ? index < position : index > position
        return isBefore ? empty(symbol) : derivation(of: symbol)
      }
      return plain.node(choice.production, children)
    }
  }

  /// A symbol that stands for nothing.
  private func empty(_ symbol: Symbol) -> Derivation {
    guard case .nonterminal(let number) = symbol,
      let production = plain.productionsOf[number].first(where: { vanishes(plain.productions[$0].right) })
    else { return derivation(of: symbol) }
    return plain.node(production, plain.productions[production].right.map { empty($0) })
  }

  private func vanishes(_ symbols: [Symbol]) -> Bool {
    symbols.allSatisfy { symbol in
      if case .nonterminal(let number) = symbol { plain.isNullable[number] } else { false }
    }
  }
}
