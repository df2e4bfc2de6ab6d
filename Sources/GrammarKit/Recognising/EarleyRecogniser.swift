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
  fileprivate struct Item: Sendable {
    let production: Int
    let dot: Int
    let origin: Int

    /// One number for all three: productions have few symbols.
    var key: Int { (origin << 16 | production) << 8 | dot }
  }

  /// All items at one place between two tokens.
  package struct Chart: Sendable {
    fileprivate var sets: [ItemSet]
    /// How many tokens have been taken.
    package var count: Int { sets.count - 1 }
  }

  fileprivate struct ItemSet: Sendable {
    var items: [Item] = []
    var known: Set<Int> = []
    /// The items that wait for a nonterminal, by its number.
    var waiting: [[Item]]
    /// True for the nonterminals whose productions are among the items.
    var isPredicted: [Bool]

    init(nonterminals count: Int) {
      waiting = Array(repeating: [], count: count)
      isPredicted = Array(repeating: false, count: count)
    }
  }

  let plain: PlainGrammar
  /// The symbols of every production, with nil at its end.
  private let symbols: [[Symbol?]]

  package init(_ plain: PlainGrammar) {
    self.plain = plain
    symbols = plain.productions.map { $0.right + [nil] }
  }

  /// The chart before any token.
  package func begin() -> Chart {
    var set = emptySet
    for production in plain.productionsOf[plain.start] {
      add(Item(production: production, dot: 0, origin: 0), to: &set)
    }
    var chart = Chart(sets: [])
    complete(set, &chart)
    return chart
  }

  private var emptySet: ItemSet { ItemSet(nonterminals: plain.ruleNames.count) }

  /// Takes a token, which may be one of several terminals (a word that is a name and a keyword). False, and the
  /// chart as it was, where it cannot stand there.
  package func take(_ token: Set<Terminal>, _ chart: inout Chart) -> Bool {
    let numbers = token.compactMap { plain.number(of: $0) }
    guard let last = chart.sets.last else { preconditionFailure("a chart has the set before any token") }
    var next = emptySet
    for item in last.items {
      guard case .terminal(let number)? = symbols[item.production][item.dot], numbers.contains(number) else {
        continue
      }
      add(Item(production: item.production, dot: item.dot + 1, origin: item.origin), to: &next)
    }
    guard !next.items.isEmpty else { return false }
    complete(next, &chart)
    return true
  }

  /// True where the tokens taken so far are a sentence.
  package func accepts(_ chart: Chart) -> Bool {
    chart.sets[chart.sets.count - 1].items.contains { item in
      item.origin == 0 && plain.productions[item.production].left == plain.start
        && symbols[item.production][item.dot] == nil
    }
  }

  /// What may come next.
  package func expected(_ chart: Chart) -> Set<Terminal> {
    var terminals: Set<Terminal> = []
    for item in chart.sets[chart.sets.count - 1].items {
      if case .terminal(let number)? = symbols[item.production][item.dot] {
        terminals.insert(plain.terminals[number])
      }
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

  /// True where a production that began at `start` has been read up to a dot at a place.
  func has(_ production: Int, dot: Int, from start: Int, at place: Int, _ chart: Chart) -> Bool {
    chart.sets[place].known.contains(Item(production: production, dot: dot, origin: start).key)
  }

  private func add(_ item: Item, to set: inout ItemSet) {
    guard set.known.insert(item.key).inserted else { return }
    set.items.append(item)
    // It waits for what stands behind its dot.
    if case .nonterminal(let number)? = symbols[item.production][item.dot] {
      set.waiting[number].append(item)
    }
  }

  /// Adds a set to a chart, with all that follows from what is in it.
  private func complete(_ beginning: ItemSet, _ chart: inout Chart) {
    var set = beginning
    let place = chart.sets.count
    var index = 0
    while index < set.items.count {
      let item = set.items[index]
      index += 1
      switch symbols[item.production][item.dot] {
      case .terminal: continue
      case .nonterminal(let number): predict(number, item, &set, place)
      case nil: finish(item, &set, chart, place)
      }
    }
    chart.sets.append(set)
  }

  private func predict(_ number: Int, _ item: Item, _ set: inout ItemSet, _ place: Int) {
    if !set.isPredicted[number] {
      set.isPredicted[number] = true
      for production in plain.productionsOf[number] {
        add(Item(production: production, dot: 0, origin: place), to: &set)
      }
    }
    if plain.isNullable[number] {
      add(Item(production: item.production, dot: item.dot + 1, origin: item.origin), to: &set)
    }
  }

  private func finish(_ item: Item, _ set: inout ItemSet, _ chart: Chart, _ place: Int) {
    let number = plain.productions[item.production].left
    for waiting in item.origin == place ? set.waiting[number] : chart.sets[item.origin].waiting[number] {
      add(
        Item(production: waiting.production, dot: waiting.dot + 1, origin: waiting.origin), to: &set)
    }
  }
}
