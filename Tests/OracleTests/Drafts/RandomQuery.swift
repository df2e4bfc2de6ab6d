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

  private mutating func query() -> QueryDraft {
    let isPlain = expressions.isPlain
    var query = QueryDraft(rotation: isPlain ? 0 : below(6))
    if !oneIn(5) { query.filter = expressions.boolean(depth: 1 + below(4)) }
    if oneIn(isPlain ? 8 : 12) {
      query.select = [QueryDraft.Item(text: .call(.integer, "count", []))]
    } else {
      if !isPlain && !oneIn(3) { query.select = items() }
      if !oneIn(3) { query.order = keys(query.select ?? []) }
    }
    if oneIn(isPlain ? 3 : 5) { query.limit = count() }
    if oneIn(isPlain ? 4 : 6) { query.offset = count() }
    if !isPlain && oneIn(10) { query.search = search() }
    query.parameters = expressions.parameters
    return query
  }

  private mutating func oneIn(_ count: Int) -> Bool { expressions.random.oneIn(count) }

  private mutating func below(_ bound: Int) -> Int { expressions.random.below(bound) }

  private mutating func items() -> [QueryDraft.Item] {
    (0...below(3)).map { index in
      let name = oneIn(3) ? "shown_\(index)" : nil
      switch below(8) {
      case 0: return QueryDraft.Item(text: ExpressionDraft(nil, leaf: "*"))
      case 1:
        let structure = expressions.random.pick(Vocabulary.structures)
        return QueryDraft.Item(text: ExpressionDraft(nil, leaf: structure), name: name)
      case 2: return QueryDraft.Item(text: expressions.field(type()), name: name)
      default: return QueryDraft.Item(text: expressions.value(type(), depth: 1 + below(3)), name: name)
      }
    }
  }

  private mutating func type() -> ScalarType { expressions.random.pick(ScalarType.allCases) }

  private mutating func keys(_ items: [QueryDraft.Item]) -> [QueryDraft.Key] {
    (0...below(3)).map { _ in
      var key = QueryDraft.Key(expression: keyExpression(items))
      if oneIn(3) { key.sign = key.expression.text.hasPrefix("-") ? "" : "-" }
      let isNegation = key.sign == "-" || key.expression.text.hasPrefix("-")
      if !isNegation { key.suffix = expressions.random.pick(["", " asc", " desc"]) }
      key.suffix += expressions.random.pick(["", "", " nulls first", " nulls last"])
      return key
    }
  }

  private mutating func keyExpression(_ items: [QueryDraft.Item]) -> ExpressionDraft {
    if let name = items.first?.name, oneIn(3), items.first?.text.type != nil {
      return ExpressionDraft(nil, leaf: name)
    }
    if oneIn(8) && !expressions.isPlain {
      return ExpressionDraft(nil, leaf: expressions.random.pick(Vocabulary.namedRecords))
    }
    return oneIn(3) ? expressions.value(type(), depth: 2) : expressions.field(type())
  }

  private mutating func count() -> String {
    let count = expressions.random.pick([0, 1, 2, 3, 10, 63, 64, 65, 100, Int64.max])
    if oneIn(8) && !expressions.isPlain { return expressions.parameter(count) }
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
