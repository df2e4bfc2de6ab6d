extension EarleyRecogniser {
  /// How the grammar makes the tokens taken so far; nil where they are no sentence. Where there are several ways it is
  /// one of them.
  package func derivation(_ chart: Chart) -> Derivation? {
    let end = chart.count
    for production in plain.productionsOf[plain.start] {
      if let children = children(of: production, from: 0, to: end, chart) {
        return plain.node(production, children)
      }
    }
    return nil
  }

  /// What the symbols of a production stand for between two places; nil where it does not stand there. Found from the last
  /// symbol to the first: an item with its dot before a symbol says how far those before it reach.
  private func children(of production: Int, from start: Int, to end: Int, _ chart: Chart) -> [Derivation]? {
    let right = plain.productions[production].right
    guard has(production, dot: right.count, from: start, at: end, chart) else { return nil }
    var children: [Derivation] = []
    var place = end
    for dot in right.indices.reversed() {
      guard let (child, next) = child(right[dot], of: production, dot, from: start, to: place, chart) else {
        return nil
      }
      children.append(child)
      place = next
    }
    return place == start ? children.reversed() : nil
  }

  private func child(
    _ symbol: Symbol, of production: Int, _ dot: Int, from start: Int, to end: Int, _ chart: Chart
  ) -> (Derivation, start: Int)? {
    switch symbol {
    case .terminal(let number):
      guard end > start, has(production, dot: dot, from: start, at: end - 1, chart) else { return nil }
      return (.terminal(plain.terminals[number]), end - 1)
    case .nonterminal(let number):
      for middle in stride(from: end, through: start, by: -1)
      where has(production, dot: dot, from: start, at: middle, chart) {
        if middle == end, plain.isNullable[number] { return (plain.node(emptyOf: number), middle) }
        for inner in plain.productionsOf[number] {
          if let parts = children(of: inner, from: middle, to: end, chart) {
            return (plain.node(inner, parts), middle)
          }
        }
      }
      return nil
    }
  }
}
