import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

/// Answers over a table of several blocks are the same on any number of threads.
@Suite struct ThreadTests {
  static let rowCount = 6 * Blocks.rowCount + 77
  static let threads = [1, 2, 3, 8]

  /// c0: small integers with nulls; c1: reals; c2: texts with a long common beginning; c3: ascending numbers.
  static let table: ColumnTable = {
    var random = SeededGenerator(seed: 11)
    var columns: [[Scalar]] = [[], [], [], []]
    for row in 0..<rowCount {
      let number = Int64(random.next() % 1000)
      columns[0].append(number % 13 == 0 ? .null : .integer(number))
      columns[1].append(.real(Double(random.next() % 5000) / 8 - 300))
      let length = Int(random.next() % 30)
      columns[2].append(.text("Progress MS-" + String(repeating: "0", count: length) + "\(number)"))
      columns[3].append(.integer(Int64(row)))
    }
    return TestTable.make(
      [(.integer, columns[0]), (.real, columns[1]), (.text, columns[2]), (.integer, columns[3])],
      unencoded: true)
  }()

  private func run(
    _ plan: LogicalPlan, threads: Int, recorder: StatisticsRecorder? = nil
  ) throws(ExecutionFailure) -> ResultSet {
    var options = ExecutionOptions()
    options.threads = threads
    let physical = Optimizer.optimize(plan, for: Self.table)
    return try Executor.run(physical, on: Self.table, options: options, recorder: recorder)
  }

  @Test(arguments: threads) func filtersGiveTheSameRows(threads: Int) throws {
    var builder = PlanBuilder(Self.table)
    let small = builder.compare(.less, field: 0, .integer(500))
    let high = builder.compare(.greater, field: 1, .real(10))
    let filter = builder.add(.logical(.and, [small, high]))
    for limit in [nil, 0, 1, 5000, 1_000_000] {
      let plan = LogicalPlan(
        expressions: builder.expressions, filter: filter, limit: limit, output: .records)
      let rows = try run(plan, threads: threads).rows
      let expected = try run(plan, threads: 1).rows
      #expect((0..<rows.count).map { rows[$0] } == (0..<expected.count).map { expected[$0] })
    }
  }

  @Test(arguments: [(0, false), (0, true), (1, false), (2, false), (2, true)])
  func ordersGiveTheSameRows(column: Int, isDescending: Bool) throws {
    var builder = PlanBuilder(Self.table)
    let key = builder.field(column)
    let plan = LogicalPlan(
      expressions: builder.expressions,
      order: [BoundOrderKey(key, isDescending: isDescending, nullsFirst: isDescending)], output: .records)
    let answers = try Self.threads.map { threads in
      let rows = try run(plan, threads: threads).rows
      return (0..<rows.count).map { rows[$0] }
    }
    #expect(answers.allSatisfy { $0 == answers[0] })
    #expect(answers[0].sorted() == Array(0..<Self.rowCount))
    let values = (0..<Self.rowCount).map { Self.table.columns[column].scalar($0) ?? .null }
    let misplaced = zip(answers[0], answers[0].dropFirst()).first { left, right in
      let order = Self.order(values[left], values[right])
      return order == 0 ? left > right : (order > 0) != isDescending
    }
    #expect(misplaced == nil)
  }

  /// Nulls come after all values.
  private static func order(_ left: Scalar, _ right: Scalar) -> Int {
    switch (left, right) {
    case (.null, .null): 0
    case (.null, _): 1
    case (_, .null): -1
    case (.integer(let a), .integer(let b)): a < b ? -1 : a == b ? 0 : 1
    case (.real(let a), .real(let b)): a < b ? -1 : a == b ? 0 : 1
    case (.text(let a), .text(let b)):
      a.utf8.elementsEqual(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    default: 0
    }
  }

  /// Two blocks fail; the row further up is told, whatever thread comes to it first.
  @Test(arguments: threads) func theFirstRowThatFailsDecides(threads: Int) throws {
    var builder = PlanBuilder(Self.table)
    let row = builder.field(3)
    // 2^63 − 1 less 3 blocks: the sum overflows from row 3 × 16,384 + 1 on.
    let large = builder.constant(.integer(.max - Int64(3 * Blocks.rowCount)))
    let sum = builder.add(.arithmetic(.integerAdd, row, large), .integer)
    let filter = builder.add(.comparison(.greater, sum, builder.constant(.integer(0))))
    let plan = LogicalPlan(expressions: builder.expressions, filter: filter, limit: 3, output: .records)
    #expect(throws: ExecutionFailure.expression(sum, .overflow)) { try run(plan, threads: threads) }
  }

  @Test(arguments: threads) func computedColumnsAreTheSame(threads: Int) throws {
    var builder = PlanBuilder(Self.table)
    let number = builder.field(0)
    let real = builder.field(1)
    let text = builder.field(2)
    let negative = builder.add(.negation(number), .integer)
    let magnitude = builder.add(.call(.abs, [real]), .real)
    let upper = builder.add(.call(.upper, [text]), .text)
    let isNull = builder.add(.isNull(number))
    let roots = [negative, magnitude, upper, isNull]
    let plan = LogicalPlan(
      expressions: builder.expressions,
      output: .columns(roots.map { OutputColumn(name: "c", content: .expression($0)) }))
    let result = try run(plan, threads: threads)
    let columns = result.columns.map { result.storage(of: $0) }
    for row in stride(from: 0, to: Self.rowCount, by: 997) + [Self.rowCount - 1] {
      let number = Self.table.columns[0].scalar(row)
      if case .integer(let value) = number {
        #expect(columns[0].scalar(row) == .integer(-value))
      } else {
        #expect(columns[0].scalar(row) == .null)
      }
      #expect(columns[3].scalar(row) == .boolean(number == .null))
      guard case .real(let real) = Self.table.columns[1].scalar(row),
        case .text(let text) = Self.table.columns[2].scalar(row)
      else { continue }
      #expect(columns[1].scalar(row) == .real(real.magnitude))
      #expect(columns[2].scalar(row) == .text(text.uppercased()))
    }
  }

  @Test(arguments: threads) func statisticsCountRowsAndBlocks(threads: Int) throws {
    var builder = PlanBuilder(Self.table)
    // Ascending: all blocks but the one with the bound are decided by their smallest and largest value.
    let filter = builder.compare(.less, field: 3, .integer(Int64(2 * Blocks.rowCount + 100)))
    let key = builder.field(0)
    let plan = LogicalPlan(
      expressions: builder.expressions, filter: filter,
      order: [BoundOrderKey(key, isDescending: false, nullsFirst: false)], offset: 3, limit: 10,
      output: .records)
    let recorder = StatisticsRecorder()
    _ = try run(plan, threads: threads, recorder: recorder)
    let passing = 2 * Blocks.rowCount + 100
    #expect(recorder.statistics[.scan]?.rowsOut == Self.rowCount)
    #expect(recorder.statistics[.filter]?.rowsIn == Self.rowCount)
    #expect(recorder.statistics[.filter]?.rowsOut == passing)
    #expect(recorder.statistics[.filter]?.blocksSkipped == 6)
    #expect(recorder.statistics[.top]?.rowsIn == passing)
    #expect(recorder.statistics[.top]?.rowsOut == 13)
    #expect(recorder.statistics[.cut]?.rowsOut == 10)
    #expect(recorder.statistics[.select]?.rowsOut == 10)
    #expect(recorder.statistics[.order] == nil)
  }
}
