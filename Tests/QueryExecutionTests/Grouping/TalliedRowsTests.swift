import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// Groups of a single block by few values: against a plain computation, and against the steps of all other groupings.
@Suite struct TalliedRowsTests {
  private static let settings = RandomTestSettings(defaultRounds: 200)

  @Test(arguments: 0..<settings.rounds)
  func groupsAreThoseOfAPlainComputationAndOfTheSteps(round: Int) throws {
    let seed = TalliedRowsTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let rowCount = random.oneIn(30) ? Blocks.rowCount : random.pick([0, 1, 2, 63, 64, 65, 300, 1000])
    let columns = ScalarType.allCases.map { column($0, rowCount, &random) }
    var query = GroupingQuery(TestTable.make(columns, unencoded: random.oneIn(5)))
    let keys = (0..<random.pick([0, 1, 1, 1, 2, 3])).map { _ in random.below(columns.count) }
    query.keys = keys.map { query.builder.field($0) }
    var functions: [(BoundAggregate.Function, Int?)] = []
    for _ in 0..<random.below(6) {
      let field = random.below(columns.count)
      let function = random.pick(TalliedRowsTests.functions(columns[field].0))
      functions.append((function, function == .countRows ? nil : field))
    }
    for (function, field) in functions { query.aggregate(function, field: field) }
    var passing = Array(0..<rowCount)
    if random.oneIn(2) {
      let flag = random.below(columns.count)
      query.filter = query.builder.add(.not(query.builder.add(.isNull(query.builder.field(flag)))))
      passing = passing.filter { !columns[flag].1[$0].isNull }
    }
    if random.oneIn(4) { query.limit = random.below(5) }
    let expected = PlainGrouping(columns: columns.map(\.1), keys: keys, aggregates: functions)
      .rows(of: passing).prefix(query.limit ?? .max)
    #expect(try query.rows() == Array(expected), "seed \(seed)")
    try hold(query, "seed \(seed)")
  }

  private static func functions(_ type: ScalarType) -> [BoundAggregate.Function] {
    let anywhere: [BoundAggregate.Function] = [.countRows, .count, .count, .countDistinct, .min, .max]
    return switch type {
    case .integer, .duration: anywhere + [.sum, .sum, .avg, .avg]
    case .real, .boolean: anywhere + [.sum, .avg]
    case .text, .date, .timestamp: anywhere
    }
  }

  private func column(
    _ type: ScalarType, _ rowCount: Int, _ random: inout SeededGenerator
  ) -> (ScalarType, [Scalar]) {
    let variety = random.pick([1, 3, 40, 250, 255, 256, 300])
    let nulls = random.pick([0, 0, 0, 5, 95, 100])
    return (
      type,
      (0..<rowCount).map { _ in
        random.chance(nulls, in: 100) ? .null : PlainGrouping.value(type, random.below(variety))
      }
    )
  }

  /// The answer is that of the steps, which a table goes through that learns of its columns at once: values, names and
  /// types. A kept run answers the same again.
  private func hold(_ query: GroupingQuery, _ comment: String) throws {
    let plan = query.plan
    let table = query.builder.table
    var stepwise = ExecutionOptions()
    stepwise.learning = .eager
    let expected = Answer(try Executor.run(plan, on: table, options: stepwise))
    let memory = ExecutionMemory()
    for _ in 0..<3 {
      let found =
        try Executor.quickAnswer(in: memory, options: ExecutionOptions())
        ?? Executor.run(plan, on: table, options: ExecutionOptions(), memory: memory)
      #expect(Answer(found) == expected, "\(comment)")
    }
  }

  private struct Answer: Equatable {
    let columns: [String]
    let fields: [Field]
    let rows: [[Scalar]]

    init(_ result: ResultSet) {
      columns = result.columns.map { "\($0.name) \($0.type.name)" }
      fields = result.table.schema.fields
      rows = result.scalars
    }
  }

  private static let table = TestTable.make([
    (.text, (0..<300).map { .text("text \($0 * $0 % 50)") }),
    (.integer, (0..<300).map { $0 % 7 == 0 ? .null : .integer(Int64($0 * 7 % 40)) }),
    (.boolean, (0..<300).map { .boolean($0 % 3 == 0) }),
    (.duration, (0..<300).map { .duration(ExactDuration(microseconds: Int64($0) << 40)) }),
  ])

  /// What the tests above hold is really run so, where it is asked often.
  @Test func commonGroupingsAreCompiledForOneBlockAndKept() throws {
    for keys in [[], [0], [1], [2], [0, 2]] {
      for isFiltered in [false, true] {
        var query = GroupingQuery(TalliedRowsTests.table)
        query.keys = keys.map { query.builder.field($0) }
        query.aggregate(.countRows)
        for function in [BoundAggregate.Function.count, .sum, .avg, .min, .max] {
          query.aggregate(function, field: 1)
          query.aggregate(function, field: 3)
        }
        if isFiltered { query.filter = query.builder.compare(.less, field: 1, .integer(20)) }
        let memory = ExecutionMemory()
        _ = try Executor.run(
          query.plan, on: TalliedRowsTests.table, options: ExecutionOptions(), memory: memory)
        #expect(memory.blockRun != nil, "keys \(keys), filter \(isFiltered)")
        try hold(query, "keys \(keys), filter \(isFiltered)")
      }
    }
  }

  /// Sums that might leave 64 bits are computed by the steps, which tell of those that do.
  @Test(arguments: [Int64.max, .min])
  func sumsThatLeave64BitsAreToldOf(value: Int64) throws {
    let one: Int64 = value > 0 ? 1 : -1
    for values in [[value, one], [value - one, one], [value, 0], [value]] {
      let numbers = values.map { Scalar.integer($0) }
      var query = GroupingQuery(TestTable.make([(.integer, numbers)]))
      query.aggregate(.sum, field: 0)
      var (sum, overflow): (Int64, Bool) = (0, false)
      for value in values {
        let (next, overflows) = sum.addingReportingOverflow(value)
        (sum, overflow) = (next, overflow || overflows)
      }
      if overflow {
        #expect(throws: ExecutionFailure.self) { try query.rows() }
      } else {
        #expect(try query.rows() == [[.integer(sum)]])
      }
    }
  }

  @Test func aKeptRunIsGivenUpWhenItShouldBe() throws {
    var query = GroupingQuery(TalliedRowsTests.table)
    query.keys = [query.builder.field(0)]
    query.aggregate(.sum, field: 1)
    let memory = ExecutionMemory()
    _ = try Executor.run(query.plan, on: TalliedRowsTests.table, options: ExecutionOptions(), memory: memory)
    var cancelled = ExecutionOptions()
    cancelled.isCancelled = { true }
    #expect(throws: ExecutionFailure.cancelled) {
      try Executor.quickAnswer(in: memory, options: cancelled)
    }
  }
}
