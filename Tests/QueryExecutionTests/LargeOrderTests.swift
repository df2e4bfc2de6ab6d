import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

/// Orders of tables of several blocks, with and without a limit, on several threads, against a stable sort.
@Suite struct LargeOrderTests {
  private static let settings = RandomTestSettings(defaultRounds: 8)

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
    // What columns learn of being ordered is made at once.
    if threads > 1 { options.learning = .eager }
    let result = try Executor.run(Optimizer.optimize(plan, for: table), on: table, options: options)
    return (0..<result.count).map { result.rows[$0] }
  }

  @Test(arguments: 0..<settings.rounds)
  func rowsComeAsAStableSortGivesThem(round: Int) throws {
    let seed = LargeOrderTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let block = Blocks.rowCount
    let rowCount = random.pick([block - 1, block + 1, 2 * block, 4 * block + 1])
    let drafts = (0..<3).map { _ in Draft(rowCount, &random) }
    let table = ColumnTable(
      schema: Schema(drafts.enumerated().map { Field("c\($0)", .scalar($1.type)) }),
      columns: drafts.map(\.column), rowCount: rowCount)
    let keys = (0..<1 + random.below(3)).map { _ in
      Key(column: random.below(3), isDescending: random.oneIn(2), nullsFirst: random.oneIn(2))
    }
    let filter = random.oneIn(2) ? random.below(3) : nil
    let all = try rows(table, keys, filter: filter, offset: 0, limit: nil, threads: 1)
    #expect(fault(all, keys, filter, drafts, rowCount) == nil, "seed \(seed)")
    let three = try rows(table, keys, filter: filter, offset: 0, limit: nil, threads: 3)
    #expect(three == all, "seed \(seed)")
    for limit in [0, 1, 10, 4096, 4097, all.count] {
      let (offset, threads) = (random.pick([0, 0, 3, all.count]), random.pick([1, 2, 8]))
      let top = try rows(table, keys, filter: filter, offset: offset, limit: limit, threads: threads)
      #expect(
        top == Array(all.dropFirst(offset).prefix(limit)),
        "seed \(seed), \(threads) threads, \(offset) + \(limit)")
    }
  }

  /// The first place at which rows are not those that pass, each once, by the keys and then by themselves.
  private func fault(
    _ ordered: [Int], _ keys: [Key], _ filter: Int?, _ drafts: [Draft], _ rowCount: Int
  ) -> Int? {
    var isLeft = [Bool](repeating: true, count: rowCount)
    if let filter { for row in 0..<rowCount { isLeft[row] = drafts[filter].places[row] != nil } }
    for place in ordered.indices {
      guard isLeft[ordered[place]] else { return place }
      isLeft[ordered[place]] = false
      guard place > 0 else { continue }
      let (before, row) = (ordered[place - 1], ordered[place])
      var order = 0
      for key in keys where order == 0 {
        order = key.order(drafts[key.column].places[before], drafts[key.column].places[row])
      }
      if order > 0 || (order == 0 && before > row) { return place }
    }
    return isLeft.firstIndex(of: true)
  }

  /// Rows that come in the order of the last key need not be ordered by it, but only by that one and ascending.
  @Test func aLastKeyInTheOrderOfTheTableChangesNothing() throws {
    let rowCount = Blocks.rowCount + 5
    var random = SeededGenerator(seed: 8)
    let numbers = (0..<rowCount).map { _ in Scalar.integer(Int64(random.below(5))) }
    let ascending = (0..<rowCount).map { Scalar.integer(Int64($0 / 2)) }
    var broken = ascending
    broken[Blocks.rowCount] = .integer(0)
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
