import Columnar
import QueryOptimizer
import QueryPlan
import Testing
import Values

@testable import QueryExecution

@Suite struct FailureTests {
  private func failure(_ run: () throws(ExecutionFailure) -> Void) -> ExecutionFailure? {
    do throws(ExecutionFailure) {
      try run()
      return nil
    } catch {
      return error
    }
  }

  @Test func theFirstRowAndThereTheLeftmostExpressionIsBlamed() {
    let rowCount = 20_000
    var left = [Scalar](repeating: .integer(1), count: rowCount)
    var right = left
    right[17_000] = .integer(.max)
    left[18_000] = .integer(.max)
    right[18_000] = .integer(.max)
    let table = TestTable.make([(.integer, left), (.integer, right)])
    var builder = PlanBuilder(table)
    var sums: [ExpressionID] = []
    for field in 0..<2 {
      let subject = builder.field(field)
      sums.append(builder.add(.arithmetic(.integerAdd, subject, builder.constant(.integer(1))), .integer))
    }
    let filter = builder.add(.comparison(.equal, sums[0], sums[1]))
    #expect(
      failure { () throws(ExecutionFailure) in _ = try builder.count(where: filter) }
        == .expression(sums[1], .overflow))
    // The same by order: the second key fails in an earlier row than the first.
    let keys = sums.map { BoundOrderKey($0, isDescending: false, nullsFirst: false) }
    #expect(
      failure { () throws(ExecutionFailure) in _ = try builder.rows(order: keys) }
        == .expression(sums[1], .overflow))
  }

  @Test func aFilterThatCanFailIsEvaluatedForAllRows() throws {
    let table = TestTable.make([(.integer, [.integer(1), .integer(2), .integer(.max)])])
    var builder = PlanBuilder(table)
    let sum = builder.add(.arithmetic(.integerAdd, builder.field(0), builder.constant(.integer(1))), .integer)
    let filter = builder.add(.comparison(.greater, sum, builder.constant(.integer(0))))
    #expect(
      failure { () throws(ExecutionFailure) in _ = try builder.rows(where: filter, limit: 1) }
        == .expression(sum, .overflow))
    let guarded = builder.add(.logical(.and, [filter, builder.compare(.less, field: 0, .integer(100))]))
    #expect(try builder.rows(where: guarded, limit: 1) == [0])
  }

  /// `least(-(null / (a + 1)), b) > 3 and a < 100`: where one row fails and all others are null, they are nulls of any
  /// type, also negated and rounded.
  @Test(arguments: [true, false])
  func nullsAmongFailuresArePassedOverByLeast(isNegated: Bool) throws {
    let table = TestTable.make([
      (.integer, [.integer(1), .integer(.max)]), (.real, [.real(5), .real(7)]),
    ])
    var builder = PlanBuilder(table)
    let sum = builder.add(.arithmetic(.integerAdd, builder.field(0), builder.constant(.integer(1))), .integer)
    let quotient = builder.add(
      .arithmetic(.integerDivide, builder.constant(.null, .integer), sum), .real)
    let changed = builder.add(
      isNegated ? .negation(quotient) : .call(.round, [quotient, builder.constant(.integer(1))]), .real)
    let least = builder.add(.call(.least, [changed, builder.field(1)]), .real)
    let isLarge = builder.add(.comparison(.greater, least, builder.constant(.real(3))))
    let filter = builder.add(.logical(.and, [isLarge, builder.compare(.less, field: 0, .integer(100))]))
    #expect(try builder.rows(where: filter) == [0])
  }

  @Test func selectFailsOnlyForRowsReturned() throws {
    let table = TestTable.make([(.integer, [.integer(1), .integer(.max), .integer(.max)])])
    var builder = PlanBuilder(table)
    let sum = builder.add(.arithmetic(.integerAdd, builder.field(0), builder.constant(.integer(1))), .integer)
    var plan = LogicalPlan(
      expressions: builder.expressions, limit: 1,
      output: .columns([OutputColumn(name: "sum", content: .expression(sum))]))
    let result = try Executor.run(
      Optimizer.optimize(plan, for: table), on: table, options: ExecutionOptions())
    #expect(result.storage(of: result.columns[0]).scalar(0) == .integer(2))
    plan.limit = nil
    #expect(
      failure { () throws(ExecutionFailure) in
        _ = try Executor.run(Optimizer.optimize(plan, for: table), on: table, options: ExecutionOptions())
      } == .expression(sum, .overflow))
  }

  @Test func aFailingConstantFailsOnlyWhereThereAreRows() throws {
    for rowCount in [0, 1] {
      let table = TestTable.make([(.integer, Array(repeating: .integer(1), count: rowCount))])
      var builder = PlanBuilder(table)
      let sum = builder.add(
        .arithmetic(.integerAdd, builder.constant(.integer(.max)), builder.constant(.integer(1))), .integer)
      let filter = builder.add(.comparison(.equal, sum, builder.constant(.integer(1))))
      let found = failure { () throws(ExecutionFailure) in _ = try builder.rows(where: filter) }
      #expect(found == (rowCount == 0 ? nil : .expression(sum, .overflow)))
    }
  }

  @Test func aLoneBackslashFromTheDataIsABadPattern() {
    let table = TestTable.make([(.text, [.text("a")]), (.text, [.text("a\\")])])
    var builder = PlanBuilder(table)
    let fields = (builder.field(0), builder.field(1))
    let match = builder.add(.textMatch(.like, fields.0, pattern: fields.1))
    #expect(
      failure { () throws(ExecutionFailure) in _ = try builder.rows(where: match) }
        == .expression(match, .badPattern))
  }

  @Test func longChainsAreLinear() throws {
    let table = TestTable.make([(.integer, (0..<43).map { .integer($0) })])
    var builder = PlanBuilder(table)
    var sum = builder.field(0)
    for _ in 0..<50_000 {
      sum = builder.add(.arithmetic(.integerAdd, sum, builder.constant(.integer(1))), .integer)
    }
    let filter = builder.add(.comparison(.less, sum, builder.constant(.integer(50_003))))
    #expect(try builder.rows(where: filter) == [0, 1, 2])
    let terms = (0..<20_000).map { builder.compare(.equal, field: 0, .integer($0 * 42)) }
    let either = builder.add(.logical(.or, terms))
    #expect(try builder.rows(where: either) == [0, 42])
    let items = builder.add(.constantMembership(builder.field(0), (0..<100_000).map { .integer($0 * 41) }))
    #expect(try builder.rows(where: items) == [0, 41])
    let texts = (0..<20_000).map { _ in builder.field(0) }
    let concat = builder.add(.call(.length, [builder.add(.call(.concat, texts), .text)]), .integer)
    #expect(try builder.values(of: concat)[42] == .integer(40_000))
  }

  @Test func cancellationAndTimeLimitEndAQuery() {
    let table = TestTable.make([(.integer, [.integer(1)])])
    let plan = LogicalPlan(expressions: BoundExpressions(), output: .records)
    var options = ExecutionOptions()
    options.isCancelled = { true }
    #expect(
      failure { () throws(ExecutionFailure) in
        _ = try Executor.run(Optimizer.optimize(plan, for: table), on: table, options: options)
      }
        == .cancelled)
    options.isCancelled = nil
    options.deadline = 1
    #expect(
      failure { () throws(ExecutionFailure) in
        _ = try Executor.run(Optimizer.optimize(plan, for: table), on: table, options: options)
      }
        == .timeLimit(during: nil))
  }

  /// What a batch makes of long texts must find room: a row brings its own and those that the query writes out.
  @Test func batchesOfLongTextsAreSmall() {
    let table = TestTable.make([
      (.text, (0..<70_000).map { .text("name \($0)") }),
      (.text, [.text(String(repeating: "x", count: 1 << 20))] + Array(repeating: .null, count: 69_999)),
    ])
    func batchRowCount(_ operands: (inout PlanBuilder) -> [ExpressionID]) -> Int {
      var builder = PlanBuilder(table)
      let root = builder.add(.call(.concat, operands(&builder)), .text)
      let plan = LogicalPlan(
        expressions: builder.expressions,
        output: .columns([OutputColumn(name: "x", content: .expression(root))]))
      return ProgramCompiler.compile(root, of: Optimizer.optimize(plan, for: table), for: table, groups: nil)
        .batchRowCount
    }
    let long = String(repeating: "y", count: 1 << 18)
    #expect(batchRowCount { [$0.field(0), $0.field(0)] } == Blocks.rowCount)
    #expect(batchRowCount { [$0.field(0), $0.constant(.text(long))] } == 192)
    #expect(batchRowCount { [$0.field(1), $0.field(1)] } == 64)
  }
}
