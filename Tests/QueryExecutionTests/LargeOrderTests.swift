import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

/// Orders of tables of several blocks, with and without a limit, on several threads, against a stable sort.
@Suite struct LargeOrderTests {
  private static let settings = RandomTestSettings(defaultRounds: 24)

  /// A column by the places of its values in the order; nil for null.
  private struct Draft {
    let type: ScalarType
    let places: [Int?]

    /// Of few values or many, in any order or ascending.
    init(_ rowCount: Int, _ random: inout SeededGenerator) {
      type = random.pick([.integer, .integer, .duration, .boolean, .text, .real, .timestamp])
      let variety = type == .boolean ? 2 : random.pick([1, 2, 40, 5000, 1_000_000_000])
      let nulls = random.pick([0, 0, 3, 60])
      let isAscending = random.oneIn(4) && type != .boolean
      places = (0..<rowCount).map { row in
        if random.chance(nulls, in: 100) { return nil }
        return isAscending ? row / 3 : random.below(variety)
      }
    }

    var column: Column {
      TestTable.column(type, places.map { $0.map(value) ?? .null }, unencoded: false)
    }

    private func value(_ place: Int) -> Scalar {
      let number = Int64(place)
      return switch type {
      case .boolean: .boolean(place == 1)
      case .integer: .integer(number - 7)
      case .real: .real(Double(number) / 8 - 100)
      case .text: .text(String(10_000_000_000 + place))
      case .duration: .duration(ExactDuration(microseconds: number * 1_000_000))
      case .date: .date(CalendarDate(uncheckedDays: number))
      case .timestamp: .timestamp(Timestamp(uncheckedMicroseconds: number * 4096))
      }
    }
  }

  private struct Key {
    let column: Int
    let isDescending: Bool
    let nullsFirst: Bool

    func order(_ left: Int?, _ right: Int?) -> Int {
      switch (left, right) {
      case (nil, nil): 0
      case (nil, _): nullsFirst ? -1 : 1
      case (_, nil): nullsFirst ? 1 : -1
      case (let left?, let right?): left == right ? 0 : (left < right) != isDescending ? -1 : 1
      }
    }
  }

  private func rows(
    _ table: ColumnTable, _ keys: [Key], filter: Int?, offset: Int, limit: Int?, threads: Int
  ) throws(ExecutionFailure) -> [Int] {
    var builder = PlanBuilder(table)
    let order = keys.map { key in
      BoundOrderKey(
        builder.field(key.column), isDescending: key.isDescending, nullsFirst: key.nullsFirst)
    }
    let passes = filter.map { builder.add(.not(builder.add(.isNull(builder.field($0))))) }
    let plan = LogicalPlan(
      expressions: builder.expressions, filter: passes, order: order, offset: offset, limit: limit,
      output: .records)
    var options = ExecutionOptions()
    options.threads = threads
    let result = try Executor.run(Optimizer.optimize(plan, for: table), on: table, options: options)
    return (0..<result.count).map { result.rows[$0] }
  }

  @Test(arguments: 0..<settings.rounds)
  func rowsComeAsAStableSortGivesThem(round: Int) throws {
    let seed = LargeOrderTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let block = Blocks.rowCount
    let rowCount = random.pick([block - 1, block, block + 1, 2 * block, 4 * block + 1, 70_001])
    let drafts = (0..<3).map { _ in Draft(rowCount, &random) }
    let table = ColumnTable(
      schema: Schema(drafts.enumerated().map { Field("c\($0)", .scalar($1.type)) }),
      columns: drafts.map(\.column), rowCount: rowCount)
    let keys = (0..<1 + random.below(3)).map { _ in
      Key(column: random.below(3), isDescending: random.oneIn(2), nullsFirst: random.oneIn(2))
    }
    let filter = random.oneIn(2) ? random.below(3) : nil
    let passing = (0..<rowCount).filter { row in filter.map { drafts[$0].places[row] != nil } ?? true }
    let expected = passing.sorted { left, right in
      for key in keys {
        let places = drafts[key.column].places
        let order = key.order(places[left], places[right])
        if order != 0 { return order < 0 }
      }
      return left < right
    }
    for threads in [1, 2, 3, 8] {
      let all = try rows(table, keys, filter: filter, offset: 0, limit: nil, threads: threads)
      #expect(all == expected, "seed \(seed), \(threads) threads")
      for limit in [0, 1, 10, 1000, 4096, 4097, passing.count] {
        let offset = random.pick([0, 0, 3, passing.count])
        let top = try rows(table, keys, filter: filter, offset: offset, limit: limit, threads: threads)
        #expect(
          top == Array(expected.dropFirst(offset).prefix(limit)),
          "seed \(seed), \(threads) threads, \(offset) + \(limit)")
      }
    }
  }

  /// Rows that come in the order of the last key need not be ordered by it, but only by that one and ascending.
  @Test func aLastKeyInTheOrderOfTheTableChangesNothing() throws {
    let rowCount = 3 * Blocks.rowCount + 5
    var random = SeededGenerator(seed: 8)
    let numbers = (0..<rowCount).map { _ in Scalar.integer(Int64(random.below(5))) }
    let ascending = (0..<rowCount).map { Scalar.integer(Int64($0 / 2)) }
    var broken = ascending
    broken[2 * Blocks.rowCount] = .integer(0)
    var withNull = ascending
    withNull[7] = .null
    let table = TestTable.make(
      [(.integer, numbers), (.integer, ascending), (.integer, broken), (.integer, withNull)])
    for last in 1...3 {
      let values = [ascending, broken, withNull][last - 1]
      for isDescending in [false, true] {
        let keys = [
          Key(column: 0, isDescending: true, nullsFirst: false),
          Key(column: last, isDescending: isDescending, nullsFirst: true),
        ]
        let expected = (0..<rowCount).sorted { left, right in
          let first = TestTable.number(numbers[left]) - TestTable.number(numbers[right])
          if first != 0 { return first > 0 }
          let order = keys[1].order(place(values[left]), place(values[right]))
          return order == 0 ? left < right : order < 0
        }
        // Asked twice: the second time it is known whether the column ascends.
        for _ in 0..<2 {
          #expect(
            try rows(table, keys, filter: nil, offset: 0, limit: nil, threads: 2) == expected, "\(last)")
          #expect(
            try rows(table, keys, filter: nil, offset: 1, limit: 9, threads: 2)
              == Array(expected[1..<10]), "\(last)")
        }
      }
    }
  }

  private func place(_ value: Scalar) -> Int? {
    value.isNull ? nil : Int(TestTable.number(value))
  }
}
