import Columnar
import QueryExecution
import QueryPlan
import TestSupport
import Testing
import Values

/// Groups by columns of few values over several blocks, on several threads, against a plain computation.
@Suite struct SlotGroupingTests {
  private static let settings = RandomTestSettings(defaultRounds: 16)

  @Test(arguments: 0..<settings.rounds)
  func groupsAreThoseOfAPlainComputation(round: Int) throws {
    let seed = SlotGroupingTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let block = Blocks.rowCount
    let rowCount = random.pick([block - 1, block, block + 1, 4 * block, 5 * block + 1])
    let types: [ScalarType] = [.text, .boolean, .integer, .integer, .duration, .timestamp]
    let columns = types.map { type in column(type, rowCount, &random) }
    var query = GroupingQuery(TestTable.make(columns))
    let keys = (0..<random.below(3)).map { _ in random.below(3) }
    query.keys = keys.map { query.builder.field($0) }
    var functions: [(BoundAggregate.Function, Int?)] = [(.countRows, nil)]
    for _ in 0..<random.below(5) {
      let field = random.below(types.count)
      let function: BoundAggregate.Function =
        switch types[field] {
        case .integer, .duration: random.pick([.sum, .avg, .min, .max, .count])
        case .boolean: .count
        default: random.pick([.min, .max, .count])
        }
      functions.append((function, field))
    }
    for (function, field) in functions { query.aggregate(function, field: field) }
    var passing = Array(0..<rowCount)
    if random.oneIn(2) {
      let bound = Int64(random.pick([-1, 0, 3, 30]))
      query.filter = query.builder.compare(.greater, field: 2, .integer(bound))
      passing = passing.filter { row in
        if case .integer(let value) = columns[2].1[row] { value > bound } else { false }
      }
    }
    let expected = PlainGrouping(columns: columns.map(\.1), keys: keys, aggregates: functions).rows(
      of: passing)
    for threads in [1, 2, 8] {
      query.threads = threads
      #expect(try query.rows() == expected, "seed \(seed), \(threads) threads")
    }
  }

  private func column(
    _ type: ScalarType, _ rowCount: Int, _ random: inout SeededGenerator
  ) -> (ScalarType, [Scalar]) {
    let variety = random.pick([1, 3, 40])
    let nulls = random.pick([0, 0, 5, 95])
    return (
      type,
      (0..<rowCount).map { _ in
        if random.chance(nulls, in: 100) { return .null }
        // The last value is rare: most blocks are without it.
        let number = random.oneIn(20_000) ? variety : random.below(variety)
        return type == .integer ? .integer(Int64(number) * 3 - 40) : PlainGrouping.value(type, number)
      }
    )
  }

  @Test func sumsBeyond64BitsFailAsBefore() throws {
    let large = Int64.max - 255
    let values = (0..<1000).map { Scalar.integer(large + Int64($0 % 200)) }
    let flags = (0..<1000).map { Scalar.boolean($0 == 5) }
    var query = GroupingQuery(TestTable.make([(.boolean, flags), (.integer, values)]))
    query.keys = [query.builder.field(0)]
    query.aggregate(.avg, field: 1)
    #expect(try query.rows().map { $0[0] } == [.boolean(false), .boolean(true)])
    query.aggregate(.sum, field: 1)
    #expect(throws: ExecutionFailure.self) { try query.rows() }
  }

  /// A filter that fails is told by its first row, wherever the groups of that row are.
  @Test(arguments: [1, 3])
  func aFilterThatFailsIsTold(threads: Int) throws {
    let rowCount = 5 * Blocks.rowCount
    let flags = (0..<rowCount).map { Scalar.boolean($0 % 2 == 0) }
    let numbers = (0..<rowCount).map { row in
      Scalar.integer(row >= 3 * Blocks.rowCount + 9 ? .max - Int64(row % 3) : Int64(row))
    }
    var query = GroupingQuery(TestTable.make([(.boolean, flags), (.integer, numbers)]))
    query.keys = [query.builder.field(0)]
    query.aggregate(.countRows)
    let three = query.builder.constant(.integer(3))
    let sum = query.builder.add(.arithmetic(.integerAdd, query.builder.field(1), three), .integer)
    query.filter = query.builder.add(.comparison(.greater, sum, query.builder.constant(.integer(0))))
    query.threads = threads
    #expect(throws: ExecutionFailure.expression(sum, .overflow)) { try query.rows() }
  }

  @Test(arguments: [1, 3])
  func aTokenEndsTheCollectingAtAnyBlock(threads: Int) {
    let rowCount = 6 * Blocks.rowCount
    let flags = (0..<rowCount).map { Scalar.boolean($0 % 3 == 0) }
    var query = GroupingQuery(TestTable.make([(.boolean, flags)]))
    query.keys = [query.builder.field(0)]
    query.aggregate(.countRows)
    query.threads = threads
    var questions = 0
    while true {
      let asked = Questions(before: questions)
      var options = ExecutionOptions()
      options.isCancelled = { asked.isOver() }
      do throws(ExecutionFailure) {
        _ = try query.result(options)
        break
      } catch {
        #expect(error == .cancelled)
      }
      questions += 1
    }
    #expect(questions > 6)
  }
}
