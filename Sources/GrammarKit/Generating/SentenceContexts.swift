/// Puts the derivation of a nonterminal into a whole sentence, the shortest around it.
struct SentenceContexts {
  private let plain: PlainGrammar
  private let shortest: ShortestDerivations
  /// For every nonterminal but the start: the production that holds it nearest to the start, and at which position.
  private var holder: [Int: (production: Int, position: Int)] = [:]

  init(_ shortest: ShortestDerivations) {
    plain = shortest.plain
    self.shortest = shortest
    var lengths: [Int: Int] = [plain.start: 0]
    var changes = true
    while changes {
      changes = false
      for (index, production) in plain.productions.enumerated() {
        guard let outer = lengths[production.left] else { continue }
        for (position, symbol) in production.right.enumerated() {
          guard case .nonterminal(let number) = symbol, number != plain.start else { continue }
          var others = production.right
          others.remove(at: position)
          guard let rest = shortest.length(of: others), outer + rest < lengths[number] ?? .max else {
            continue
          }
          lengths[number] = outer + rest
          holder[number] = (index, position)
          changes = true
        }
      }
    }
  }

  /// A whole sentence with `derivation` in it, which is one of nonterminal `number`; nil for one that no sentence has.
  func sentence(around derivation: Derivation, of number: Int) -> Derivation? {
    var (current, tree) = (number, derivation)
    while current != plain.start {
      guard let (index, position) = holder[current] else { return nil }
      let production = plain.productions[index]
      let children = production.right.enumerated().map { place, symbol in
        place == position ? tree : shortest.derivation(of: symbol)
      }
      tree = plain.node(index, children)
      current = production.left
    }
    return tree
  }
}
