import QueryOptimizer
import QueryPlan
import TestSupport
import Testing

/// Whatever is asked, rewriting changes neither the answer nor the failure. `PERIGEE_SEED` and `PERIGEE_ROUNDS`
/// choose other queries.
@Suite struct RandomRewriteTests {
  @Test func everyChoiceOfRewritesAnswersAlike() {
    let settings = RandomTestSettings(defaultRounds: 500)
    var (refused, failed, rewritten) = (0, 0, 0)
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var source = RandomText(seed: seed)
      let query = source.query()
      settings.trace("seed \(seed): \(query)")
      guard let plan = TrialQuery.plan(query).plan else {
        refused += 1
        continue
      }
      if !Optimizer.trace(plan, for: TrialQuery.table).isEmpty { rewritten += 1 }
      if TrialQuery.answer(PhysicalPlan(plan)).hasPrefix("failure") { failed += 1 }
      if let disagreement = RewriteChoice.disagreement(on: plan) {
        Issue.record("PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1\n\(query)\n\(disagreement)")
        return
      }
    }
    // Otherwise the test would mean little.
    #expect(refused * 4 < settings.rounds, "\(refused) of \(settings.rounds) queries are refused")
    #expect(rewritten * 2 > settings.rounds || settings.rounds < 100)
    #expect(
      failed > settings.rounds / 50 && failed * 2 < settings.rounds || settings.rounds < 100, "\(failed)")
  }
}

/// Random queries over the trial table: much that is constant, negated, nested, null or fails.
private struct RandomText {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func query() -> String {
    if random.oneIn(5) { return groupedQuery() }
    var text = random.oneIn(3) ? "select \(value(2)) as first, \(condition(3)), name" : ""
    if !random.oneIn(8) { text += " where \(condition(4))" }
    if random.oneIn(3) {
      text += " order by \(random.oneIn(2) ? "-" : "")(\(value(2))), if(ok, \(condition(2)), n > id)"
    }
    if random.oneIn(4) { text += " limit \(random.below(6))" }
    if random.oneIn(6) { text += " offset \(random.below(3))" }
    return text
  }

  private mutating func groupedQuery() -> String {
    let key = random.pick(["name", "ok", "n", "status", "m > 1", "not (m > 1 and ok)"])
    let aggregate = random.pick([
      "count()", "sum(n)", "max(m)", "count(distinct name)", "avg(x)", "min(n * m)",
    ])
    var text = "select \(key), \(aggregate) as found where \(condition(2)) group by \(key)"
    if random.oneIn(2) { text += " having not (count() < \(random.below(4)) or found is null)" }
    if random.oneIn(2) { text += " order by -found" }
    return text
  }

  private mutating func condition(_ depth: Int, inList: Bool = false) -> String {
    guard depth > 0 else { return leaf(inList) }
    switch random.below(13) {
    case 0, 1, 2: return chain("and", depth, inList)
    case 3, 4: return chain("or", depth, inList)
    case 5, 6: return "not (\(condition(depth - 1, inList: inList)))"
    case 7:
      return
        "if(\(condition(depth - 1, inList: inList)), \(leaf(inList)), \(condition(depth - 1, inList: inList)))"
    case 8: return "coalesce(\(condition(depth - 1, inList: inList)), \(leaf(inList)))"
    case 9: return "(\(condition(depth - 1, inList: inList))) is null"
    case 10: return inList ? leaf(true) : quantified(depth - 1)
    default: return comparison(depth - 1)
    }
  }

  private mutating func quantified(_ depth: Int) -> String {
    let quantifier = random.pick(["any", "all", "none"])
    let element = random.pick([
      "parts.mass > 0", "parts.kind = 'wing'", "parts.mass * 2 > n", "not (parts.mass < m)",
    ])
    return "\(quantifier)(\(element) \(random.pick(["and", "or"])) (\(condition(depth, inList: true))))"
  }

  private mutating func chain(_ connective: String, _ depth: Int, _ inList: Bool) -> String {
    let operands = (0..<(2 + random.below(3))).map { _ in "(\(condition(depth - 1, inList: inList)))" }
    // What is said twice is to be found too.
    let all = random.oneIn(4) ? operands + [operands[0]] : operands
    return all.joined(separator: " \(connective) ")
  }

  private mutating func leaf(_ inList: Bool) -> String {
    if inList && random.oneIn(3) {
      return random.pick(["parts.mass > 1", "not (parts.kind = 'nose')", "parts.mass is null"])
    }
    return random.pick([
      "ok", "not ok", "true", "false", "null", "1 = 1", "n > 1", "m <= 3", "n is null", "n >= 1", "n <= 3",
      "m >= -1",
      "name = 'Soyuz'", "name like 'S%'", "note like name", "n in (1, 3, null)", "n not in (0, 7)",
      "id between 2 and 5",
      "n not between 1 and 3", "9223372036854775807 + 1 > 0", "n * m > 1", "1 / 0 > 1", "n = $nothing",
      "2 > 1 + 1", "stay > 1h", "day >= $day", "status = 1", "x >= 0", "x <= 1e3", "x * 1e300 > 1",
    ])
  }

  private mutating func comparison(_ depth: Int) -> String {
    let sign = random.pick(["=", "!=", "<", "<=", ">", ">="])
    switch random.below(5) {
    case 0: return "\(text()) \(sign) \(text())"
    case 1: return "\(value(depth)) in (\(value(0)), \(value(depth)), 1)"
    case 2: return "\(value(depth)) between \(value(0)) and \(value(0))"
    default: return "\(value(depth)) \(sign) \(value(depth))"
    }
  }

  private mutating func text() -> String {
    random.pick([
      "name", "note", "'Soyuz'", "''", "concat('a', 'b')", "concat(name, 'x')", "lower(name)",
      "upper('soyuz')",
      "coalesce(name, note)", "coalesce('a', name)", "nullif(name, '')",
    ])
  }

  private mutating func value(_ depth: Int) -> String {
    guard depth > 0 else {
      return random.pick([
        "n", "m", "id", "0", "1", "3", "-1", "2.5", "x", "null", "status.id", "9223372036854775807",
      ])
    }
    switch random.below(9) {
    case 0: return "(\(value(depth - 1)) + \(value(0)))"
    case 1: return "(\(value(depth - 1)) * \(value(0)))"
    case 2: return "(\(value(depth - 1)) / \(value(0)))"
    case 3: return "-(\(value(depth - 1)))"
    case 4: return "if(\(leaf(false)), \(value(depth - 1)), \(value(0)))"
    case 5: return "coalesce(\(value(depth - 1)), \(value(0)), \(value(0)))"
    case 6: return "abs(\(value(depth - 1)))"
    case 7: return "least(\(value(0)), \(value(depth - 1)))"
    default: return value(0)
    }
  }
}
