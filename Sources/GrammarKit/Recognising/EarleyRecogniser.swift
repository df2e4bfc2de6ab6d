/// Decides whether a row of tokens is a sentence, by Earley's method (Earley 1970, with the nullable rules of Aycock
/// and Horspool 2002): any grammar, left to right, and at each place exactly what may come next.
package struct EarleyRecogniser: Sendable {
  /// What became of a row of tokens.
  package enum Verdict: Hashable, Sendable {
    case accepted
    /// The first token that cannot stand where it does, or the number of tokens where one is missing at the end.
    case rejected(at: Int)
  }

  /// A production with a dot in it, and the place where it began.
  fileprivate struct Item: Hashable, Sendable {
    let production: Int32
    let dot: Int32
    let origin: Int32
  }

  /// All items at one place between two tokens.
  package struct Chart: Sendable {
    fileprivate var sets: [ItemSet]
    /// How many tokens have been taken.
    package var count: Int { sets.count - 1 }
  }

  fileprivate struct ItemSet: Sendable {
    var items: [Item] = []
    var known: Set<Item> = []
    /// The items that wait for a nonterminal, by its number.
    var waiting: [Int: [Int]] = [:]
  }

  private let plain: PlainGrammar

  package init(_ plain: PlainGrammar) { self.plain = plain }

  /// The chart before any token.
  package func begin() -> Chart {
    var chart = Chart(sets: [ItemSet()])
    for production in plain.productionsOf[plain.start] {
      add(Item(production: Int32(production), dot: 0, origin: 0), to: &chart, 0)
    }
    complete(&chart)
    return chart
  }

  /// Takes a token, which may be one of several terminals (a word that is a name and a keyword). False, and the
  /// chart as it was, where it cannot stand there.
  package func take(_ token: Set<Terminal>, _ chart: inout Chart) -> Bool {
    let numbers = Set(token.compactMap { plain.number(of: $0) })
    let place = chart.sets.count - 1
    var next = ItemSet()
    for item in chart.sets[place].items {
      guard case .terminal(let number)? = symbol(behindDotOf: item), numbers.contains(number) else {
        continue
      }
      let advanced = Item(production: item.production, dot: item.dot + 1, origin: item.origin)
      if next.known.insert(advanced).inserted { next.items.append(advanced) }
    }
    guard !next.items.isEmpty else { return false }
    chart.sets.append(next)
    for index in next.items.indices { note(next.items[index], index, &chart, place + 1) }
    complete(&chart)
    return true
  }

  /// True where the tokens taken so far are a sentence.
  package func accepts(_ chart: Chart) -> Bool {
    chart.sets[chart.sets.count - 1].items.contains { item in
      item.origin == 0 && plain.productions[Int(item.production)].left == plain.start
        && symbol(behindDotOf: item) == nil
    }
  }

  /// What may come next.
  package func expected(_ chart: Chart) -> Set<Terminal> {
    var terminals: Set<Terminal> = []
    for item in chart.sets[chart.sets.count - 1].items {
      if case .terminal(let number)? = symbol(behindDotOf: item) { terminals.insert(plain.terminals[number]) }
    }
    return terminals
  }

  /// Decides about a whole row of tokens.
  package func verdict(on tokens: [Set<Terminal>]) -> Verdict {
    var chart = begin()
    return verdict(on: tokens[...], from: &chart)
  }

  /// Decides about the tokens that follow those taken already.
  package func verdict(on tokens: ArraySlice<Set<Terminal>>, from chart: inout Chart) -> Verdict {
    for token in tokens where !take(token, &chart) { return .rejected(at: chart.count) }
    return accepts(chart) ? .accepted : .rejected(at: chart.count)
  }

  // MARK: - Items

  private func symbol(behindDotOf item: Item) -> Symbol? {
    let right = plain.productions[Int(item.production)].right
    return Int(item.dot) < right.count ? right[Int(item.dot)] : nil
  }

  private func add(_ item: Item, to chart: inout Chart, _ place: Int) {
    guard chart.sets[place].known.insert(item).inserted else { return }
    chart.sets[place].items.append(item)
    note(item, chart.sets[place].items.count - 1, &chart, place)
  }

  /// Notes what an item waits for.
  private func note(_ item: Item, _ index: Int, _ chart: inout Chart, _ place: Int) {
    guard case .nonterminal(let number)? = symbol(behindDotOf: item) else { return }
    chart.sets[place].waiting[number, default: []].append(index)
  }

  /// Adds to the last set all that follows from what is in it.
  private func complete(_ chart: inout Chart) {
    let place = chart.sets.count - 1
    var index = 0
    while index < chart.sets[place].items.count {
      let item = chart.sets[place].items[index]
      index += 1
      switch symbol(behindDotOf: item) {
      case .terminal: continue
      case .nonterminal(let number): predict(number, item, &chart, place)
      case nil: finish(item, &chart, place)
      }
    }
  }

  private func predict(_ number: Int, _ item: Item, _ chart: inout Chart, _ place: Int) {
    for production in plain.productionsOf[number] {
      add(Item(production: Int32(production), dot: 0, origin: Int32(place)), to: &chart, place)
    }
    if plain.isNullable[number] {
      add(Item(production: item.production, dot: item.dot + 1, origin: item.origin), to: &chart, place)
    }
  }

  private func finish(_ item: Item, _ chart: inout Chart, _ place: Int) {
    let origin = Int(item.origin)
    for index in chart.sets[origin].waiting[plain.productions[Int(item.production)].left] ?? [] {
      let waiting = chart.sets[origin].items[index]
      add(
        Item(production: waiting.production, dot: waiting.dot + 1, origin: waiting.origin), to: &chart, place)
    }
  }
}
