import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// What an index answers is what a search answers, and takes no look at the rows.
@Suite struct IndexTests {
  @Test func aTextThatIsSoughtAgainIsFoundByAnIndex() throws {
    let rowCount = LazyTextIndex.fewestRowsForThread + 100
    var arena = TextArena()
    var validity = Bitmap(repeating: true, count: rowCount)
    for row in 0..<rowCount {
      if row.isMultiple(of: 11) { validity[row] = false }
      arena.append(Array((row.isMultiple(of: 11) ? "" : "name \(row / 3)").utf8))
    }
    let column = TextColumn(unencoded: arena, nullity: Nullity(validity: validity))
    let table = ColumnTable(
      schema: Schema([Field("name", .scalar(.text))]), columns: [.text(column)], rowCount: rowCount)
    let filters: [(Comparison?, String)] = [
      (.equal, "name 1234"), (.equal, ""), (.equal, "nobody"), (nil, "name 12%"), (nil, "name%"), (nil, "x%"),
    ]
    let sought = try filters.map { try rows(table, $0) }
    #expect(column.index.wait() != nil)
    for (filter, expected) in zip(filters, sought) {
      #expect(try rows(table, filter) == expected, "\(filter)")
      let recorder = StatisticsRecorder()
      _ = try rows(table, filter, recorder)
      // No block was looked at.
      #expect(recorder.statistics[.filter]?.blocksSkipped == table.blockCount)
      #expect(recorder.statistics[.filter]?.rowsOut == expected.count)
    }
    #expect(sought[0].count == 3 || sought[0].count == 2)
    #expect(sought[1].isEmpty && sought[2].isEmpty)
  }

  /// A plan that is run again keeps what the index has found; it goes on answering what the search had.
  @Test func whatAnIndexHasFoundIsKept() throws {
    let rowCount = Blocks.rowCount * 2 + 5
    var arena = TextArena()
    for row in 0..<rowCount { arena.append(Array("name \(row / 2 % 9000)".utf8)) }
    let numbers = (0..<rowCount).map { Int64(-$0) }
    let table = ColumnTable(
      schema: Schema([Field("name", .scalar(.text)), Field("number", .scalar(.integer))]),
      columns: [
        .text(TextColumn(unencoded: arena, nullity: .none)),
        .number(NumberColumn(.integer, values: numbers, nullity: .none)),
      ], rowCount: rowCount)
    var runs: [(plan: PhysicalPlan, memory: ExecutionMemory, expected: [Int])] = []
    for (text, isCounted, isOrdered, limit) in [
      ("name 12", false, false, nil), ("name 12", false, true, nil), ("name 12", false, true, 1),
      ("name 12", true, false, nil), ("nobody", false, false, nil), ("nobody", true, false, nil),
    ] as [(String, Bool, Bool, Int?)] {
      var builder = PlanBuilder(table)
      let filter = builder.add(
        .comparison(.equal, builder.field(0), builder.constant(.text(text))), .boolean)
      var plan = LogicalPlan(expressions: builder.expressions, filter: filter, limit: limit, output: .records)
      if isOrdered {
        plan.order = [BoundOrderKey(builder.field(1), isDescending: false, nullsFirst: false)]
        plan.expressions = builder.expressions
      }
      if isCounted {
        let count = builder.add(.aggregate(0), .integer)
        plan.expressions = builder.expressions
        plan.grouping = BoundGrouping(keys: [], aggregates: [BoundAggregate(.countRows, nil)])
        plan.output = .columns([OutputColumn(name: "n", content: .expression(count))])
      }
      let physical = Optimizer.optimize(plan, for: table)
      let expected = try Executor.run(physical, on: table, options: ExecutionOptions())
      runs.append((physical, ExecutionMemory(), IndexTests.shown(expected)))
    }
    #expect(table.columns.first.flatMap { $0.texts?.index.wait() } != nil)
    for run in runs {
      for turn in 0..<3 {
        let quick = try Executor.quickAnswer(in: run.memory, options: ExecutionOptions())
        // The first finds the masks, the second what they found.
        #expect((quick != nil) == (turn == 2), "turn \(turn)")
        let result =
          try quick ?? Executor.run(run.plan, on: table, options: ExecutionOptions(), memory: run.memory)
        #expect(IndexTests.shown(result) == run.expected, "turn \(turn)")
      }
    }
  }

  /// Few texts get an index when they have been searched often; a prepared query keeps what it finds from then on, and
  /// answers what it has answered before.
  @Test func fewTextsThatAreSoughtOftenAreFoundByAnIndex() throws {
    let rowCount = LazyTextIndex.fewestRows + 50
    let names: [Scalar] = (0..<rowCount).map { $0 % 9 == 0 ? .null : .text("name \($0 / 3)") }
    for (comparison, text) in [(.equal, "name 12"), (nil, "name 1%"), (.equal, "nobody")]
      as [(Comparison?, String)]
    {
      for isNegated in [false, true] {
        let table = TestTable.make([(.text, names)], unencoded: true)
        let filter = (comparison, text)
        let physical = Optimizer.optimize(plan(table, filter, isNegated: isNegated), for: table)
        let memory = ExecutionMemory()
        let expected = IndexTests.shown(try Executor.run(physical, on: table, options: ExecutionOptions()))
        var quickCount = 0
        for _ in 0..<200 {
          let quick = try Executor.quickAnswer(in: memory, options: ExecutionOptions())
          if quick != nil { quickCount += 1 }
          let result =
            try quick ?? Executor.run(physical, on: table, options: ExecutionOptions(), memory: memory)
          #expect(IndexTests.shown(result) == expected, "\(text) \(isNegated)")
        }
        #expect(table.columns.first?.texts?.index.wait() != nil)
        // At first each run searches, in case there is an index by now.
        #expect(quickCount > 50 && quickCount < 100)
      }
    }
  }

  @Test func veryFewTextsGetNoIndex() throws {
    let names: [Scalar] = (1..<LazyTextIndex.fewestRows).map { .text("name \($0)") }
    let table = TestTable.make([(.text, names)], unencoded: true)
    let physical = Optimizer.optimize(plan(table, (.equal, "name 12")), for: table)
    let memory = ExecutionMemory()
    _ = try Executor.run(physical, on: table, options: ExecutionOptions(), memory: memory)
    for _ in 0..<300 {
      #expect(try Executor.quickAnswer(in: memory, options: ExecutionOptions())?.count == 1)
    }
    #expect(table.columns.first?.texts?.index.wait() == nil)
  }

  private static func shown(_ result: ResultSet) -> [Int] {
    guard result.columns.count == 1, case .number(let column) = result.storage(of: result.columns[0]) else {
      return (0..<result.count).map { result.rows[$0] }
    }
    return [Int(column.value(0))]
  }

  private func rows(
    _ table: ColumnTable, _ filter: (Comparison?, String), _ recorder: StatisticsRecorder? = nil
  ) throws -> [Int] {
    let physical = Optimizer.optimize(plan(table, filter), for: table)
    let result = try Executor.run(physical, on: table, options: ExecutionOptions(), recorder: recorder)
    return (0..<result.count).map { result.rows[$0] }
  }

  private func plan(
    _ table: ColumnTable, _ filter: (Comparison?, String), isNegated: Bool = false
  ) -> LogicalPlan {
    var builder = PlanBuilder(table)
    let name = builder.add(.field(FieldPath([0])), .text)
    let text = builder.constant(.text(filter.1))
    let root =
      if let comparison = filter.0 {
        builder.add(.comparison(comparison, name, text))
      } else {
        builder.add(.textMatch(.like, name, pattern: text))
      }
    var plan = LogicalPlan(expressions: builder.expressions, output: .records)
    plan.filter = isNegated ? builder.add(.not(root)) : root
    plan.expressions = builder.expressions
    return plan
  }
}
