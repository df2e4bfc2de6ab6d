/// Makes sentences of a grammar: a small set that covers it, and random ones.
package struct SentenceGenerator {
  private let plain: PlainGrammar
  private let shortest: ShortestDerivations
  private let contexts: SentenceContexts
  /// For every terminal the first one that may stand for it everywhere.
  private let alike: [Int]

  package init(_ plain: PlainGrammar) {
    self.plain = plain
    shortest = ShortestDerivations(plain)
    contexts = SentenceContexts(shortest)
    alike = SentenceGenerator.representatives(plain)
  }

  // MARK: - Covering

  /// Sentences that together take every alternative and have every pair of neighbouring terminals that can occur,
  /// counting terminals that may stand for each other everywhere as one, each sentence as short as can be.
  package func coveringSet() -> [Derivation] {
    var sentences: [Derivation] = []
    var taken: Set<[Terminal]> = []
    var coveredPairs: Set<TerminalPair> = []
    func keep(_ sentence: Derivation?) {
      guard let sentence, taken.insert(sentence.terminals).inserted else { return }
      sentences.append(sentence)
      coveredPairs.formUnion(pairs(in: sentence))
    }
    for (index, production) in plain.productions.enumerated() {
      let tree = shortest.derivation(of: index)
      keep(contexts.sentence(around: tree, of: production.left))
    }
    for candidate in pairCandidates() where !coveredPairs.contains(candidate.pair) {
      keep(candidate.sentence())
    }
    return sentences
  }

  /// Two terminals that stand side by side, each for all that are alike.
  private struct TerminalPair: Hashable {
    let left: Int
    let right: Int
  }

  /// A way to have a pair: two symbols of one production that may stand side by side.
  private struct PairCandidate {
    let pair: TerminalPair
    let sentence: () -> Derivation?
  }

  private func pairs(in sentence: Derivation) -> Set<TerminalPair> {
    let numbers = sentence.terminals.compactMap { plain.number(of: $0) }.map { alike[$0] }
    return Set(zip(numbers, numbers.dropFirst()).map { TerminalPair(left: $0, right: $1) })
  }

  private func pairCandidates() -> [PairCandidate] {
    let representatives = Set(alike).sorted()
    let lasts = Dictionary(
      uniqueKeysWithValues: representatives.map { ($0, shortest.choices(with: $0, at: .last)) })
    let firsts = Dictionary(
      uniqueKeysWithValues: representatives.map { ($0, shortest.choices(with: $0, at: .first)) })
    var found: [PairCandidate] = []
    for (index, production) in plain.productions.enumerated() {
      for (left, right) in neighbours(in: production.right) {
        for last in representatives {
          guard let lastChoices = lasts[last],
            let before = shortest.derivation(
              of: production.right[left], with: last, at: .last, lastChoices)
          else { continue }
          for first in representatives {
            guard let firstChoices = firsts[first],
              let behind = shortest.derivation(
                of: production.right[right], with: first, at: .first, firstChoices)
            else { continue }
            found.append(
              PairCandidate(pair: TerminalPair(left: last, right: first)) {
                sentence(index, [left: before, right: behind])
              })
          }
        }
      }
    }
    return found
  }

  /// The positions of symbols between which nothing need stand.
  private func neighbours(in symbols: [Symbol]) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    for left in symbols.indices {
      for right in symbols.indices where right > left {
        found.append((left, right))
        guard case .nonterminal(let number) = symbols[right], plain.isNullable[number] else { break }
      }
    }
    return found
  }

  /// A sentence with one production in it, of which some symbols have given derivations.
  private func sentence(_ index: Int, _ given: [Int: Derivation]) -> Derivation? {
    let production = plain.productions[index]
    let between = (given.keys.min() ?? 0)...(given.keys.max() ?? 0)
    let children = production.right.enumerated().map { position, symbol in
      if let derivation = given[position] { return derivation }
      // Between the two nothing may stand.
      if between.contains(position), case .nonterminal(let number) = symbol {
        return plain.node(emptyOf: number)
      }
      return shortest.derivation(of: symbol)
    }
    return contexts.sentence(around: plain.node(index, children), of: production.left)
  }

  // MARK: - Terminals that are alike

  /// For every terminal the first one that stands exactly where it stands: both are whole alternatives of the same
  /// choices and occur nowhere else.
  private static func representatives(_ plain: PlainGrammar) -> [Int] {
    var places: [Int: Set<[Int]>] = [:]
    for (index, production) in plain.productions.enumerated() {
      for (position, symbol) in production.right.enumerated() {
        guard case .terminal(let number) = symbol else { continue }
        let isAlternative = production.right.count == 1
        places[number, default: []].insert(isAlternative ? [production.left] : [-1, index, position])
      }
    }
    var representative: [Set<[Int]>: Int] = [:]
    return plain.terminals.indices.map { number in
      let own = places[number] ?? []
      if let known = representative[own] { return known }
      representative[own] = number
      return number
    }
  }

  // MARK: - Random sentences

  /// A sentence of about `size` choices that the generator of random numbers decides.
  package func random(size: Int, using random: inout some RandomNumberGenerator) -> Derivation {
    var budget = size
    return expand(.nonterminal(plain.start), &budget, &random)
  }

  /// Recursion ends because the shortest production is taken when the budget is spent.
  private func expand(
    _ symbol: Symbol, _ budget: inout Int, _ random: inout some RandomNumberGenerator
  ) -> Derivation {
    guard case .nonterminal(let number) = symbol, budget > 0 else { return shortest.derivation(of: symbol) }
    budget -= 1
    let choices = plain.productionsOf[number]
    let production = choices[Int.random(in: choices.indices, using: &random)]
    var children: [Derivation] = []
    for part in plain.productions[production].right { children.append(expand(part, &budget, &random)) }
    return plain.node(production, children)
  }
}
