import QueryBinder
import TestSupport
import Values

/// Random queries over the fields of `RandomTable`.
struct RandomQuery {
  private var expressions: RandomExpression

  /// Makes the query that a seed decides, for a table.
  static func draft(seed: UInt64, for table: TableDraft, isPlain: Bool = false) -> QueryDraft {
    var maker = RandomQuery(
      expressions: RandomExpression(
        random: SeededGenerator(seed: seed), vocabulary: Vocabulary(table), isPlain: isPlain))
    return maker.query()
  }

  /// Makes a condition alone, with the parameters it needs.
  static func condition(seed: UInt64, for table: TableDraft, depth: Int = 3) -> QueryDraft {
    var maker = RandomExpression(random: SeededGenerator(seed: seed), vocabulary: Vocabulary(table))
    let filter = maker.boolean(depth: depth)
    return QueryDraft(filter: filter, parameters: maker.parameters)
  }

  /// Makes a condition about the elements of a list, as it stands in a quantifier.
  static func elementCondition(seed: UInt64, for table: TableDraft, on list: RangedList) -> QueryDraft {
    var maker = RandomExpression(random: SeededGenerator(seed: seed), vocabulary: Vocabulary(table))
    let filter = maker.elementCondition(on: list, depth: 1)
    return QueryDraft(filter: filter, parameters: maker.parameters)
  }

  private mutating func query() -> QueryDraft {
    var query = QueryDraft(rotation: isPlain ? 0 : below(6))
    if !oneIn(3) { query.filter = expressions.boolean(depth: 1 + below(4)) }
    switch below(10) {
    case 0: query.select = [QueryDraft.Item(text: .call(.integer, "count", []))]
    case 1...4: group(&query)
    case 5:
      query.select = distinctItems()
      query.isDistinct = true
      order(&query)
    default:
      if !oneIn(3) { query.select = items() }
      order(&query)
    }
    if oneIn(isPlain ? 3 : 5) { query.limit = count() }
    if oneIn(isPlain ? 6 : 9) { query.offset = count() }
    if !isPlain && oneIn(10) { query.search = search() }
    query.parameters = expressions.parameters
    return query
  }

  private var isPlain: Bool { expressions.isPlain }

  private mutating func oneIn(_ count: Int) -> Bool { expressions.random.oneIn(count) }

  private mutating func below(_ bound: Int) -> Int { expressions.random.below(bound) }

  private mutating func type() -> ScalarType { expressions.random.pick(ScalarType.allCases) }

  /// Groups by up to three keys; without any there is at least one aggregate.
  private mutating func group(_ query: inout QueryDraft) {
    query.groups = (0..<expressions.random.pick([0, 1, 1, 1, 2, 2, 3])).map { _ in groupKey() }
    expressions.scope = .groups(query.groups)
    if query.groups.isEmpty || !oneIn(5) { query.select = groupItems(isAnyKey: !query.groups.isEmpty) }
    expressions.aliases = aliases(query.select)
    if oneIn(3) { query.having = expressions.boolean(depth: 1 + below(2)) }
    query.isDistinct = query.select != nil && oneIn(8)
    order(&query)
  }

  private mutating func groupKey() -> ExpressionDraft {
    if oneIn(8) && !isPlain {
      return ExpressionDraft(.text, leaf: expressions.random.pick(Vocabulary.namedRecords))
    }
    return oneIn(3) ? expressions.value(type(), depth: 1) : expressions.field(type())
  }

  private mutating func groupItems(isAnyKey: Bool) -> [QueryDraft.Item] {
    (0...below(3)).map { index in
      let type = type()
      let isAggregate = index == 0 && !isAnyKey
      let text = isAggregate ? expressions.aggregate(type) : expressions.value(type, depth: below(3))
      return QueryDraft.Item(text: text, name: name(index))
    }
  }

  private mutating func name(_ index: Int) -> String? { oneIn(3) ? "shown_\(index)" : nil }

  /// The names that `as` gave, as expressions for `having` and `order by`.
  private func aliases(_ items: [QueryDraft.Item]?) -> [ExpressionDraft] {
    (items ?? []).compactMap { item in
      item.text.type == nil ? nil : item.name.map { ExpressionDraft(item.text.type, leaf: $0) }
    }
  }

  private mutating func items() -> [QueryDraft.Item] {
    (0...below(3)).map { index in
      if isPlain { return scalarItem(index) }
      switch below(10) {
      case 0: return QueryDraft.Item(text: ExpressionDraft(nil, leaf: "*"))
      case 1:
        let structure = expressions.random.pick(Vocabulary.structures)
        return QueryDraft.Item(text: ExpressionDraft(nil, leaf: structure), name: name(index))
      case 2:
        let values = expressions.random.pick(Vocabulary.listValues)
        return QueryDraft.Item(text: ExpressionDraft(nil, leaf: values), name: name(index))
      default: return scalarItem(index)
      }
    }
  }

  private mutating func scalarItem(_ index: Int) -> QueryDraft.Item {
    let text = oneIn(3) ? expressions.field(type()) : expressions.value(type(), depth: 1 + below(3))
    return QueryDraft.Item(text: text, name: name(index))
  }

  /// Mostly fields, so that some rows are equal.
  private mutating func distinctItems() -> [QueryDraft.Item] {
    (0...below(3)).map { index in
      if oneIn(8) && !isPlain {
        let record = expressions.random.pick(Vocabulary.namedRecords)
        return QueryDraft.Item(text: ExpressionDraft(.text, leaf: record), name: name(index))
      }
      let text = oneIn(3) ? expressions.value(type(), depth: 1) : expressions.field(type())
      return QueryDraft.Item(text: text, name: name(index))
    }
  }

  private mutating func order(_ query: inout QueryDraft) {
    if oneIn(3) { return }
    expressions.aliases = aliases(query.select)
    query.order = (0...below(3)).map { _ in
      let expression = query.isDistinct ? selected(query.select ?? []) : keyExpression()
      return key(expression)
    }
    expressions.aliases = []
  }

  private mutating func key(_ expression: ExpressionDraft) -> QueryDraft.Key {
    var key = QueryDraft.Key(expression: expression)
    if expression.type == .text && oneIn(3) && !isPlain {
      key.expression = .call(.text, "natural", [expression])
    }
    if oneIn(3) { key.sign = key.expression.text.hasPrefix("-") ? "" : "-" }
    let isNegation = key.sign == "-" || key.expression.text.hasPrefix("-")
    if !isNegation { key.suffix = expressions.random.pick(["", " asc", " desc"]) }
    key.suffix += expressions.random.pick(["", "", " nulls first", " nulls last"])
    return key
  }

  /// One of the items, by its name or as it is written.
  private mutating func selected(_ items: [QueryDraft.Item]) -> ExpressionDraft {
    let item = expressions.random.pick(items)
    guard let name = item.name, oneIn(2) else { return item.text }
    return ExpressionDraft(item.text.type, leaf: name)
  }

  private mutating func keyExpression() -> ExpressionDraft {
    let records = expressions.namedRecords
    if oneIn(8) && !isPlain && !records.isEmpty {
      return ExpressionDraft(.text, leaf: expressions.random.pick(records))
    }
    if !oneIn(3) { return expressions.field(type()) }
    let type = type()
    if oneIn(2) { return expressions.value(type, depth: 2) }
    // What has no field in it is no key.
    return .call(type, "coalesce", [expressions.field(type), expressions.value(type, depth: 2)])
  }

  private mutating func count() -> String {
    let count = expressions.random.pick([0, 1, 2, 3, 10, 63, 64, 65, 100, Int64.max])
    if oneIn(8) && !isPlain { return expressions.parameter(count) }
    return count.description
  }

  private mutating func search() -> String {
    expressions.random.pick([
      "'soy'", "'СОЮЗ'", "''", "' , '", "'k'", "'s ms'", "'\"a b\" ms'", "'a,b'", "'progress -3'", "'%'",
    ])
  }
}

extension RandomExpression {
  /// A number for `limit` or `offset`, which may not be null.
  fileprivate mutating func parameter(_ count: Int64) -> String {
    let name = "n\(parameters.count + 1)"
    parameters[name] = random.oneIn(2) ? .typed(.integer(count)) : .untyped(count.description)
    return "$\(name)"
  }
}
