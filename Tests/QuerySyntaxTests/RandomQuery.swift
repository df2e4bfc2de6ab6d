/// Random queries of the whole language, as texts with odd white space and needless brackets.
struct RandomQuery {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// SplitMix64.
  private mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  private mutating func pick(_ texts: [String]) -> String { texts[next(texts.count)] }

  mutating func query() -> String {
    var clauses: [String] = []
    if next(2) == 0 { clauses.append("select \(pick(["", "distinct "]))" + list { $0.item() }) }
    if next(4) == 0 { clauses.append(pick(["search 'it''s'", "SEARCH $terms", "search \"a \"\"b\"\"\""])) }
    if next(2) == 0 { clauses.append("Where " + expression(4)) }
    if next(3) == 0 { clauses.append("group by " + list { $0.expression(2) }) }
    if next(3) == 0 { clauses.append("having " + expression(3)) }
    if next(2) == 0 { clauses.append("order by " + list { $0.key() }) }
    if next(3) == 0 { clauses.append(pick(["limit 1_0", "limit $1"])) }
    if next(3) == 0 { clauses.append(pick(["offset 0", "offset $skip"])) }
    for index in clauses.indices { clauses.swapAt(index, next(clauses.count)) }
    return pick(["", "", "explain ", "explain analyze "])
      + clauses.joined(separator: pick([" ", "\n", " -- x\n"]))
  }

  private mutating func list(_ element: (inout RandomQuery) -> String) -> String {
    var items = [element(&self)]
    while next(3) == 0 { items.append(element(&self)) }
    return items.joined(separator: pick([",", ", "]))
  }

  private mutating func item() -> String {
    if next(6) == 0 { return "*" }
    return expression(2) + pick(["", "", " as total", " as order", " as `a b`", " as `P1D`"])
  }

  private mutating func key() -> String {
    let nulls = pick(["", "", " nulls first", " nulls last"])
    if next(3) == 0 { return "- " + operand(2) + nulls }
    return "(\(expression(2))) is null" + pick(["", " asc", " desc"]) + nulls
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return operand(0) }
    switch next(12) {
    case 0: return "(\(expression(depth - 1)) or \(expression(depth - 1)))"
    case 1: return "\(predicate(depth - 1)) or \(predicate(depth - 1)) and \(predicate(depth - 1))"
    case 2: return "(\(expression(depth - 1))) and (\(expression(depth - 1)))"
    case 3: return "not \(predicate(depth - 1))"
    case 4: return "not (\(expression(depth - 1)))"
    case 5: return sum(depth)
    default: return predicate(depth)
    }
  }

  private mutating func predicate(_ depth: Int) -> String {
    let left = sum(depth - 1)
    let not = pick(["", "", " not"])
    switch next(8) {
    case 0: return "\(left) \(pick(["=", "==", "!=", "<>", "<", "<=", ">", ">="])) \(sum(depth - 1))"
    case 1: return "\(left)\(not) between \(sum(depth - 1)) and \(sum(depth - 1))"
    case 2: return "\(left)\(not) in (\(list { $0.expression(depth - 1) }))"
    case 3: return "\(left)\(not) in $list"
    case 4: return "\(left) is\(not) null"
    case 5:
      return
        "\(left)\(not) \(pick(["like", "ILIKE", "contains", "starts with", "ends  with"])) \(operand(depth - 1))"
    case 6: return "\(pick(["any", "all", "none"]))(\(expression(depth - 1)))"
    default: return left
    }
  }

  private mutating func sum(_ depth: Int) -> String {
    guard depth > 0 else { return operand(0) }
    let product = pick([" * ", "/", " // ", "% "])
    switch next(5) {
    case 0: return "\(sum(depth - 1)) \(pick(["+", "-"])) \(operand(depth - 1))"
    case 1: return "(\(sum(depth - 1)))\(product)\(operand(depth - 1))"
    case 2: return "\(operand(depth - 1)) - (\(sum(depth - 1)))"
    default: return operand(depth)
    }
  }

  private mutating func operand(_ depth: Int) -> String {
    switch next(depth > 0 ? 14 : 9) {
    case 0, 1:
      return pick([
        "a", "a.b", "a__b", "`a b`.c", "`a__b`", "x.`c__d`", "`order`", "x.order", "P", "x.P1D", "éa",
        "count", "`P1D`", "first",
      ])
    case 2: return pick(["0", "28", "1_000", "-5", "- 5", "- 0", "-9223372036854775808"])
    case 3: return pick(["0.9", ".5", "1e6", "1.5e-3"])
    case 4: return pick(["'x'", "\"it's\"", "'it''s'", "''", "'a\nb'"])
    case 5: return pick(["true", "FALSE", "null"])
    case 6: return pick(["90d", "2h30m", ".5h", "PT4H35M", "P0D", "P253DT23H14M9.5S"])
    case 7: return pick(["$1", "$name"])
    case 8: return pick(["count()", "count(*)", "Count(distinct a)", "lower(name)"])
    case 9: return "-\(pick(["a", "(5)", "(a + 1)", " -b", " - -5", "2.5"]))"
    case 10: return "if(\(expression(depth - 1)), \(expression(depth - 1)), \(operand(depth - 1)))"
    default: return "(\(expression(depth - 1)))"
    }
  }
}
