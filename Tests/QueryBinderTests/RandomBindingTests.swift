import Columnar
import QueryBinder
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Testing
import Values

/// Whatever people write, binding gives a sound plan or says what is wrong in the text.
struct RandomBindingTests {
  @Test func randomQueriesAreBoundSoundlyOrRefused() {
    let seed = Platform.environment("PERIGEE_SEED").flatMap { UInt64($0) } ?? Platform.monotonicNanoseconds()
    var source = RandomText(state: seed)
    var bound = 0
    for _ in 0..<3000 {
      let query = source.query()
      // A query with wrong syntax is bound for its names only.
      guard Parser.parseQuery(SourceText(query)).diagnostics.isEmpty,
        let result = BindingTranscript.bind(query)
      else { continue }
      let errors = result.diagnostics.filter { $0.severity == .error }
      #expect((result.query == nil) == !errors.isEmpty, "seed \(seed): \(query)")
      let isInside = result.diagnostics.allSatisfy { ($0.span?.end ?? 0) <= query.utf8.count }
      #expect(isInside, "seed \(seed): \(query)")
      guard let plan = result.query?.plan else { continue }
      bound += 1
      let faults = PlanCheck(plan: plan, schema: SampleTable.table.schema).faults()
      #expect(faults.isEmpty, "seed \(seed): \(query)")
    }
    #expect(bound > 100, "seed \(seed): too few random queries are sound for the test to mean anything")
  }
}

/// Random queries over the sample table, right and wrong.
private struct RandomText {
  var state: UInt64

  private static let leaves = [
    "id", "name", "in_space", "flights_count", "mass", "time_in_space", "maiden", "seen", "status", "image",
    "tags", "family.name", "agency.type", "size", "nowhere", "flights.launch.name", "success", "crew",
    "landings",
    "attempt", "flights.launch.status", "grid", "any(tags = 'a')", "count()", "sum(id)", "max(name)",
    "natural(name)", "1", "0", "2.5", "'Active'", "'x'", "'5'", "90d",
    "'2020-01-01'", "'2020-01-01T10:00'", "'P1D'", "null", "true", "false", "$n", "$r", "$t", "$d", "$day",
    "$yes", "$integer", "$real", "$text", "$nothing", "$list",
  ]
  private static let functions = [
    "lower", "trim", "length", "concat", "abs", "round", "floor", "least", "greatest", "coalesce", "nullif",
    "if", "days", "year", "date", "timestamp", "duration", "count", "len", "any", "all", "none", "length",
    "sum", "avg",
    "min", "max", "count",
  ]
  private static let keys = [
    "id", "name", "status", "lower(name)", "in_space", "tags", "length(tags)", "id + 1",
  ]
  private static let operators = [
    "=", "!=", "<", ">=", "+", "-", "*", "/", "//", "%", "and", "or", "like", "contains",
  ]

  mutating func query() -> String { number(2) == 0 ? rowQuery() : groupedQuery() }

  /// Sound more often than not: keys are repeated outside the aggregates.
  private mutating func groupedQuery() -> String {
    let keys = (0...number(2)).map { _ in RandomText.keys[number(RandomText.keys.count)] }
    var parts =
      keys + ["count()", "count(\(expression(0)))", "min(\(expression(1)))", "avg(id + \(number(3)))"]
    parts.append(["sum(any(tags = name))", "any(crew = 'a')", "count(distinct status)", "max(n)"][number(4)])
    let key = { (index: Int) in parts[index % parts.count] }
    var text = number(4) == 0 ? "" : "group by \(keys.joined(separator: ", ")) "
    text += "select \(number(3) == 0 ? "distinct " : "")\(key(number(9))) as n, \(key(number(9)))"
    if number(2) == 0 { text += " having \(key(number(9))) is not null or n = \(key(number(9)))" }
    if number(2) == 0 { text += " order by \(["natural(n)", "-n", "n + 1", key(number(9))][number(4)])" }
    return text
  }

  private mutating func rowQuery() -> String {
    var text = "where \(expression(3))"
    if number(3) == 0 { text += " order by \(expression(2))" }
    if number(3) == 0 { text += " select \(expression(2)) as picked, \(expression(1))" }
    return text
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return RandomText.leaves[number(RandomText.leaves.count)] }
    switch number(10) {
    case 0: return "not (\(expression(depth - 1)))"
    case 1: return "-(\(expression(depth - 1)))"
    case 2: return "(\(expression(depth - 1))) is null"
    case 3: return "(\(expression(depth - 1)) between \(expression(0)) and \(expression(0)))"
    case 4: return "(\(expression(depth - 1)) in (\(expression(0)), \(expression(0)), \(expression(0))))"
    case 5:
      let arguments = (0...number(3)).map { _ in expression(depth - 1) }.joined(separator: ", ")
      return "\(RandomText.functions[number(RandomText.functions.count)])(\(arguments))"
    case 6: return expression(0)
    default:
      let sign = RandomText.operators[number(RandomText.operators.count)]
      return "(\(expression(depth - 1)) \(sign) \(expression(depth - 1)))"
    }
  }

  /// SplitMix64.
  private mutating func number(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
