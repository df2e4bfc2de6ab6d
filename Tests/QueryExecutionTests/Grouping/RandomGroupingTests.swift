import Columnar
import QueryPlan
import TestSupport
import Testing
import Values

/// Groups against a plain computation with dictionaries of rows.
@Suite struct RandomGroupingTests {
  private static let settings = RandomTestSettings(defaultRounds: 150)

  @Test(arguments: 0..<settings.rounds)
  func groupsAndAggregatesAreThoseOfAPlainComputation(round: Int) throws {
    let seed = RandomGroupingTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let rowCount = random.pick([0, 1, 2, 64, 65, 300, 1000])
    let columns = PlainGrouping.columns(rowCount, &random)
    var query = GroupingQuery(TestTable.make(columns, unencoded: random.oneIn(2)))
    let keys = (0..<random.below(4)).map { _ in random.below(columns.count) }
    for key in keys { query.keys.append(random.oneIn(3) ? computed(key, &query) : query.builder.field(key)) }
    var functions: [(BoundAggregate.Function, Int?)] = []
    for _ in 0..<random.below(7) {
      let (function, field) = aggregate(columns.map(\.0), &random)
      functions.append((function, field))
      let argument = field.map { random.oneIn(3) ? computed($0, &query) : query.builder.field($0) }
      query.aggregates.append(BoundAggregate(function, argument))
    }
    var passing = Array(0..<rowCount)
    if random.oneIn(2) {
      let flag = random.below(columns.count)
      query.filter = query.builder.add(.not(query.builder.add(.isNull(query.builder.field(flag)))))
      passing = passing.filter { !columns[flag].1[$0].isNull }
    }
    let expected = PlainGrouping(columns: columns.map(\.1), keys: keys, aggregates: functions).rows(
      of: passing)
    query.threads = 1 + random.below(3)
    #expect(try query.rows() == expected, "seed \(seed)")
  }

  /// The value of a field, by way of a program.
  private func computed(_ field: Int, _ query: inout GroupingQuery) -> ExpressionID {
    let operand = query.builder.field(field)
    let type = query.builder.expressions[operand].type
    let null = query.builder.constant(.null, type)
    return query.builder.add(.coalesce([operand, null]), type)
  }

  private func aggregate(
    _ types: [ScalarType], _ random: inout SeededGenerator
  ) -> (BoundAggregate.Function, Int?) {
    let function = random.pick(BoundAggregate.Function.allCases)
    let summable = types.indices.filter { [.integer, .real, .duration, .boolean].contains(types[$0]) }
    switch function {
    case .countRows: return (function, nil)
    case .count, .countDistinct, .min, .max: return (function, random.below(types.count))
    case .sum, .avg: return (function, random.pick(summable))
    }
  }
}
