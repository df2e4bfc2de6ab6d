import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// How the work of a query grows with the table, told by what was looked at and not by time.
@Suite struct GrowthTests {
  private static let sizes = [5, 50, 500].map { $0 * Blocks.rowCount }

  private struct Work {
    let rowCount: Int
    let rowsOut: Int
    let blocksLookedAt: Int
  }

  /// Rows numbered from 0, and beside each a number below 1,000 in no order.
  private func table(_ rowCount: Int) -> ColumnTable {
    let scattered = (0..<rowCount).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 >> 32 % 1000 }
    func column(_ codes: [UInt64], largest: UInt64) -> Column {
      let vector = CodeVector(narrowing: codes, largest: largest)
      return .number(
        NumberColumn(
          .integer, nullity: .none, base: 0, codes: vector, zones: ZoneMap(vector, validity: nil),
          largestCode: largest))
    }
    return ColumnTable(
      schema: Schema([Field("number", .scalar(.integer)), Field("scattered", .scalar(.integer))]),
      columns: [
        column((0..<rowCount).map { UInt64($0) }, largest: UInt64(rowCount)), column(scattered, largest: 999),
      ], rowCount: rowCount)
  }

  /// What filtering by a comparison of a field takes, `limit` rows at most.
  private func work(
    _ field: Int, _ comparison: Comparison, _ bound: Int, limit: Int? = nil, on table: ColumnTable
  ) throws -> Work {
    var builder = PlanBuilder(table)
    let subject = builder.add(.field(FieldPath([field])), .integer)
    let root = builder.add(.comparison(comparison, subject, builder.constant(.integer(Int64(bound)))))
    var plan = LogicalPlan(expressions: builder.expressions, output: .records)
    plan.filter = root
    plan.limit = limit
    let recorder = StatisticsRecorder()
    let result = try Executor.run(
      Optimizer.optimize(plan, for: table), on: table, options: ExecutionOptions(), recorder: recorder)
    let filter = try #require(recorder.statistics[.filter])
    let blocks = Blocks.count(for: filter.rowsIn)
    return Work(
      rowCount: table.rowCount, rowsOut: result.count, blocksLookedAt: blocks - filter.blocksSkipped)
  }

  @Test func aFilterLooksAtEveryBlockOnce() throws {
    for size in GrowthTests.sizes {
      let work = try work(1, .less, 3, on: table(size))
      #expect(work.blocksLookedAt == size / Blocks.rowCount)
    }
  }

  @Test func aFilterOfWhatIsInOrderLooksAtTheBlockThatItEndsIn() throws {
    for size in GrowthTests.sizes {
      let work = try work(0, .less, size / 2 + 5, on: table(size))
      #expect(work.rowsOut == size / 2 + 5)
      #expect(work.blocksLookedAt == 1)
    }
  }

  @Test func aFewRowsTakeNoMoreBlocksInALargerTable() throws {
    let blocks = try GrowthTests.sizes.map { size in
      try work(1, .less, 100, limit: 10, on: table(size)).blocksLookedAt
    }
    #expect(blocks == [1, 1, 1])
  }

  @Test func countingAllRowsLooksAtNone() throws {
    for size in GrowthTests.sizes {
      let table = table(size)
      let count = OutputColumn(name: "count", content: .expression(ExpressionID(0)))
      var expressions = BoundExpressions()
      _ = expressions.append(BoundExpression(.aggregate(0), .integer))
      let plan = LogicalPlan(
        expressions: expressions,
        grouping: BoundGrouping(keys: [], aggregates: [BoundAggregate(.countRows, nil)]),
        output: .columns([count]))
      let recorder = StatisticsRecorder()
      let result = try Executor.run(
        Optimizer.optimize(plan, for: table), on: table, options: ExecutionOptions(), recorder: recorder)
      #expect(result.storage(of: result.columns[0]).scalar(0) == .integer(Int64(size)))
      #expect(recorder.statistics[.filter] == nil && recorder.statistics[.group]?.rowsOut == 1)
    }
  }
}
