import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// A plan that is compiled for a table of one block answers what the steps of all plans do.
@Suite struct OneBlockTests {
  @Test(arguments: ProcessorTime.seeds(60))
  func oneBlockAnswersAsTheStepsDo(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rowCounts = [0, 1, 2, 63, 64, 65, 200, 300, 1000]
    let rowCount = random.oneIn(20) ? Blocks.rowCount : rowCounts[random.below(rowCounts.count)]
    var generator = RandomExpressions(table: RandomExpressions.table(rowCount, &random), random: random)
    for _ in 0..<(rowCount > 1000 ? 3 : 40) {
      generator.builder = PlanBuilder(generator.builder.table)
      let filter = random.oneIn(4) ? nil : generator.expression(.boolean, depth: 2)
      let plan =
        random.oneIn(3)
        ? OneBlockTests.counting(filter, generator.builder)
        : OneBlockTests.showing(filter, generator.builder, &random)
      try hold(plan, on: generator.builder.table, seed)
    }
  }

  /// With what is there for larger tables, and on more threads, the steps are gone through.
  private func hold(_ plan: LogicalPlan, on table: ColumnTable, _ seed: UInt64) throws {
    let physical = Optimizer.optimize(plan, for: table)
    var stepwise = ExecutionOptions()
    stepwise.learning = .eager
    stepwise.threads = 3
    let expected = answer { () throws(ExecutionFailure) in
      try Executor.run(physical, on: table, options: stepwise)
    }
    let memory = ExecutionMemory()
    let options = ExecutionOptions()
    for _ in 0..<2 {
      let found = answer { () throws(ExecutionFailure) in
        if let quick = try Executor.quickAnswer(in: memory, options: options) { return quick }
        return try Executor.run(physical, on: table, options: options, memory: memory)
      }
      #expect(found == expected, "seed \(seed), \(table.rowCount) rows, \(plan)")
    }
    let fresh = answer { () throws(ExecutionFailure) in
      try Executor.run(physical, on: table, options: options)
    }
    #expect(fresh == expected, "seed \(seed), \(table.rowCount) rows, \(plan)")
  }

  private struct Answer: Equatable {
    var rows: [Int] = []
    var values: [Scalar?] = []
    var columns: [String] = []
    var failure: ExecutionFailure?
  }

  private func answer(_ run: () throws(ExecutionFailure) -> ResultSet) -> Answer {
    do throws(ExecutionFailure) {
      let result = try run()
      return Answer(
        rows: (0..<result.count).map { result.rows[$0] },
        values: result.table.rowCount == 1 ? result.columns.map { result.storage(of: $0).scalar(0) } : [],
        columns: result.columns.map { "\($0.name) \($0.type.name)" })
    } catch {
      return Answer(failure: error)
    }
  }

  private static func counting(_ filter: ExpressionID?, _ builder: PlanBuilder) -> LogicalPlan {
    var expressions = builder.expressions
    let first = expressions.append(BoundExpression(.aggregate(0), .integer))
    let second = expressions.append(BoundExpression(.aggregate(1), .integer))
    return LogicalPlan(
      expressions: expressions, filter: filter,
      grouping: BoundGrouping(
        keys: [], aggregates: [BoundAggregate(.countRows, nil), BoundAggregate(.countRows, nil)]),
      output: .columns([
        OutputColumn(name: "second", content: .expression(second)),
        OutputColumn(name: "first", content: .expression(first)),
      ]))
  }

  private static func showing(
    _ filter: ExpressionID?, _ builder: PlanBuilder, _ random: inout SeededGenerator
  ) -> LogicalPlan {
    var builder = builder
    var order: [BoundOrderKey] = []
    for _ in 0..<random.below(3) {
      let key = builder.field(random.below(builder.table.columns.count))
      order.append(
        BoundOrderKey(
          key, isDescending: random.oneIn(2), nullsFirst: random.oneIn(2), isNatural: random.oneIn(6)))
    }
    let output = OutputColumn(name: "one", content: .field(FieldPath([0])))
    return LogicalPlan(
      expressions: builder.expressions, filter: filter, order: order,
      offset: random.oneIn(3) ? random.below(70) : 0,
      limit: random.oneIn(2) ? [0, 1, 2, 10, 64, 65, 1000][random.below(7)] : nil,
      output: random.oneIn(3) ? .records : .columns([output]))
  }

  private static let table = TestTable.make([
    (.integer, (0..<300).map { .integer($0 * 7 % 40) }),
    (.text, (0..<300).map { .text("text \($0)") }),
  ])

  /// What the tests above hold is really run so.
  @Test func commonPlansAreCompiledForOneBlockAndKept() throws {
    var builder = PlanBuilder(OneBlockTests.table)
    let filter = builder.compare(.less, field: 0, .integer(20))
    let search = builder.add(
      .textMatch(.contains, builder.field(1), pattern: builder.constant(.text("9"))))
    for condition in [nil, filter, search] {
      var order = LogicalPlan(expressions: builder.expressions, filter: condition, output: .records)
      order.order = [BoundOrderKey(builder.field(0), isDescending: true, nullsFirst: false)]
      order.expressions = builder.expressions
      order.limit = 10
      for plan in [OneBlockTests.counting(condition, builder), order] {
        let memory = ExecutionMemory()
        let physical = Optimizer.optimize(plan, for: builder.table)
        _ = try Executor.run(physical, on: builder.table, options: ExecutionOptions(), memory: memory)
        #expect(memory.blockRun != nil, "\(plan)")
      }
    }
  }

  /// Texts of so many bytes are searched for a time in which one may want to stop.
  @Test func aSearchInManyTextsIsNotKept() throws {
    let long = String(repeating: "long ", count: 1 << 12)
    let table = TestTable.make(
      [(.text, (0..<64).map { .text("\(long) \($0)") })], unencoded: true)
    var builder = PlanBuilder(table)
    let search = builder.add(
      .textMatch(.contains, builder.field(0), pattern: builder.constant(.text("no"))))
    let plan = Optimizer.optimize(OneBlockTests.counting(search, builder), for: table)
    let memory = ExecutionMemory()
    for _ in 0..<2 {
      let result = try Executor.run(plan, on: table, options: ExecutionOptions(), memory: memory)
      #expect(result.storage(of: result.columns[0]).scalar(0) == .integer(0))
      #expect(memory.blockRun == nil)
      #expect(!memory.isNoBlockRun)
    }
    var over = ExecutionOptions()
    over.isCancelled = { true }
    #expect(throws: ExecutionFailure.cancelled) {
      try Executor.run(plan, on: table, options: over, memory: memory)
    }
  }

  @Test func aKeptRunIsGivenUpWhenItShouldBe() throws {
    var builder = PlanBuilder(OneBlockTests.table)
    let filter = builder.compare(.less, field: 0, .integer(20))
    let plan = Optimizer.optimize(OneBlockTests.counting(filter, builder), for: builder.table)
    let memory = ExecutionMemory()
    _ = try Executor.run(plan, on: builder.table, options: ExecutionOptions(), memory: memory)
    var cancelled = ExecutionOptions()
    cancelled.isCancelled = { true }
    #expect(throws: ExecutionFailure.cancelled) {
      try Executor.quickAnswer(in: memory, options: cancelled)
    }
    var late = ExecutionOptions()
    late.deadline = 0
    #expect(throws: ExecutionFailure.timeLimit(during: nil)) {
      try Executor.quickAnswer(in: memory, options: late)
    }
  }
}
