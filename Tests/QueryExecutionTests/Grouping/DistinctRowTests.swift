import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import Testing
import Values

@Suite struct DistinctRowTests {
  private func rows(
    _ builder: PlanBuilder, _ output: [OutputColumn.Content], order: [BoundOrderKey] = [], limit: Int? = nil
  ) throws(ExecutionFailure) -> [[Scalar]] {
    let plan = LogicalPlan(
      expressions: builder.expressions, isDistinct: true, order: order, limit: limit,
      output: .columns(output.enumerated().map { OutputColumn(name: "c\($0)", content: $1) }))
    let result = try Executor.run(
      Optimizer.optimize(plan, for: builder.table), on: builder.table, options: ExecutionOptions())
    return (0..<result.count).map { row in
      result.columns.map { column in
        result.storage(of: column).scalar(result.storageRow(of: column, row: row)) ?? .null
      }
    }
  }

  @Test func theFirstOfEqualRowsIsKeptAndNullsAreEqual() throws {
    let table = TestTable.make([
      (.text, [.text("b"), .null, .text("a"), .text("b"), .null, .text("b")]),
      (.integer, [.integer(1), .null, .integer(1), .integer(1), .null, .integer(2)]),
    ])
    var builder = PlanBuilder(table)
    let fields: [OutputColumn.Content] = [.field(FieldPath([0])), .field(FieldPath([1]))]
    #expect(
      try rows(builder, fields) == [
        [.text("b"), .integer(1)], [.null, .null], [.text("a"), .integer(1)], [.text("b"), .integer(2)],
      ])
    #expect(try rows(builder, fields, limit: 1) == [[.text("b"), .integer(1)]])
    let sum = builder.add(
      .arithmetic(.integerAdd, builder.field(1), builder.constant(.integer(1))), .integer)
    #expect(try rows(builder, [.expression(sum)]) == [[.integer(2)], [.null], [.integer(3)]])
    let order = [BoundOrderKey(sum, isDescending: true, nullsFirst: true)]
    #expect(try rows(builder, [.expression(sum)], order: order) == [[.null], [.integer(3)], [.integer(2)]])
  }

  @Test func groupsAreMadeDistinctToo() throws {
    let values = TestTable.integers(1, 2, 2, 3)
    var query = GroupingQuery(TestTable.make([(.integer, values)]))
    query.keys = [query.builder.field(0)]
    query.aggregate(.countRows)
    query.output = [query.value(0)]
    query.isDistinct = true
    #expect(try query.rows() == [[.integer(1)], [.integer(2)]])
  }

  @Test func aRowThatFailsFailsTheQuery() throws {
    let table = TestTable.make([(.integer, [.integer(1), .integer(.max)])])
    var builder = PlanBuilder(table)
    let sum = builder.add(
      .arithmetic(.integerAdd, builder.field(0), builder.constant(.integer(1))), .integer)
    let failing = builder
    #expect(throws: ExecutionFailure.expression(sum, .overflow)) {
      try rows(failing, [.expression(sum)])
    }
  }
}
