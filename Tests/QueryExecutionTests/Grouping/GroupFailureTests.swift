import Columnar
import QueryExecution
import QueryPlan
import Testing
import Values

@Suite struct GroupFailureTests {
  /// Two groups, `a` and `b`; the second column is such that twice its value overflows in the last row, of `b`.
  private func query() -> GroupingQuery {
    var query = GroupingQuery(
      TestTable.make([
        (.text, TestTable.texts("a", "b", "a", "b", "b")),
        (.integer, TestTable.integers(1, 2, 3, 4, .max)),
      ]))
    query.keys = [query.builder.field(0)]
    return query
  }

  private func doubled(_ query: inout GroupingQuery) -> ExpressionID {
    let two = query.builder.constant(.integer(2))
    return query.builder.add(.arithmetic(.integerMultiply, query.builder.field(1), two), .integer)
  }

  @Test(arguments: BoundAggregate.Function.allCases.filter { $0 != .countRows })
  func anArgumentFailsForItsGroupOnly(function: BoundAggregate.Function) throws {
    var query = query()
    let argument = doubled(&query)
    query.aggregates = [BoundAggregate(function, argument)]
    query.limit = 1
    #expect(try query.rows().count == 1)
    query.limit = nil
    let failing = query
    // What is blamed is the argument's own expression.
    #expect(throws: ExecutionFailure.expression(argument, .overflow)) { try failing.rows() }
    // The groups that do not fail can be asked for.
    let isA = query.builder.add(.comparison(.equal, query.key(0), query.builder.constant(.text("a"))))
    query.having = isA
    #expect(try query.rows().count == 1)
  }

  @Test func whatDecidesBesideAFailingAggregateWins() throws {
    var query = query()
    query.aggregates = [BoundAggregate(.sum, doubled(&query)), BoundAggregate(.countRows, nil)]
    let isPositive = query.builder.add(
      .comparison(.greater, query.value(0), query.builder.constant(.integer(0))))
    let isLarge = query.builder.add(
      .comparison(.greater, query.value(1), query.builder.constant(.integer(2))))
    query.having = query.builder.add(.logical(.or, [isPositive, isLarge]))
    query.output = [query.key(0), query.value(1)]
    #expect(try query.rows() == [[.text("a"), .integer(2)], [.text("b"), .integer(3)]])
    query.having = query.builder.add(.logical(.and, [isPositive, isLarge]))
    let failing = query
    #expect(throws: ExecutionFailure.self) { try failing.rows() }
    query.having = query.builder.add(.isNull(query.value(0)))
    let failingToo = query
    #expect(throws: ExecutionFailure.self) { try failingToo.rows() }
  }

  @Test func theFirstFailingRowOfTheGroupSaysWhatFailed() throws {
    var query = GroupingQuery(
      TestTable.make([
        (.integer, TestTable.integers(0, .max, .max)), (.integer, TestTable.integers(.max, .max, 0)),
      ]))
    let one = query.builder.constant(.integer(1))
    let left = query.builder.add(.arithmetic(.integerAdd, query.builder.field(0), one), .integer)
    let otherOne = query.builder.constant(.integer(1))
    let right = query.builder.add(.arithmetic(.integerAdd, query.builder.field(1), otherOne), .integer)
    let argument = query.builder.add(.call(.greatest, [left, right]), .integer)
    query.aggregates = [BoundAggregate(.max, argument)]
    let failing = query
    #expect(throws: ExecutionFailure.expression(right, .overflow)) { try failing.rows() }
    query.filter = query.builder.compare(.greater, field: 0, .integer(0))
    let filtered = query
    #expect(throws: ExecutionFailure.expression(left, .overflow)) { try filtered.rows() }
  }

  @Test func aKeyFailsTheQueryUnlessTheFilterDoes() throws {
    let rowCount = 3 * Blocks.rowCount
    var values = [Scalar](repeating: .integer(1), count: rowCount)
    var others = values
    values[100] = .integer(.max)
    var query = GroupingQuery(TestTable.make([(.integer, values), (.integer, others)]))
    let key = doubled(&query)
    query.keys = [query.builder.add(.negation(query.builder.field(0)), .integer), key]
    query.aggregate(.countRows)
    #expect(try query.rows().count == 2)
    values[101] = .integer(.min)
    others[rowCount - 1] = .integer(.min)
    query = GroupingQuery(TestTable.make([(.integer, values), (.integer, others)]))
    let negation = query.builder.add(.negation(query.builder.field(0)), .integer)
    query.keys = [negation]
    query.aggregate(.countRows)
    let failing = query
    #expect(throws: ExecutionFailure.expression(negation, .overflow)) { try failing.rows() }
    let filterNegation = query.builder.add(.negation(query.builder.field(1)), .integer)
    query.filter = query.builder.add(
      .comparison(.less, filterNegation, query.builder.constant(.integer(0))))
    for threads in 1...3 {
      query.threads = threads
      let filtered = query
      #expect(throws: ExecutionFailure.expression(filterNegation, .overflow)) { try filtered.rows() }
    }
  }

  @Test func cancellationEndsTheGrouping() {
    var query = query()
    query.aggregate(.countDistinct, field: 1)
    var options = ExecutionOptions()
    options.deadline = 1
    #expect(throws: ExecutionFailure.timeLimit(during: nil)) { try query.result(options) }
  }
}
