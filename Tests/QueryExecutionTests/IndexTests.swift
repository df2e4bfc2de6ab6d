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
    let rowCount = LazyTextIndex.fewestRows + 100
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

  private func rows(
    _ table: ColumnTable, _ filter: (Comparison?, String), _ recorder: StatisticsRecorder? = nil
  ) throws -> [Int] {
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
    plan.filter = root
    let physical = Optimizer.optimize(plan, for: table)
    let result = try Executor.run(physical, on: table, options: ExecutionOptions(), recorder: recorder)
    return (0..<result.count).map { result.rows[$0] }
  }
}
