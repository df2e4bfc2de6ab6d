import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// A search by the classes of texts finds what the evaluation of single rows finds.
@Suite struct TextClassMaskTests {
  private static let stems = ["Dragon C", "Crew dragon C", "Союз-", "ſoyuz K", "", "X-15 No."]
  private static let patterns = [
    "dragon c1", "Dragon C1", "C1", "1", "C12", "союз-1", "Союз-1", "soyuz", "k1", "15 No.3", "other", "zz",
    "Crew",
    "DRAGON", String(repeating: "Dragon C1", count: 9),
  ]

  private static func table(_ rowCount: Int, _ random: inout SeededGenerator) -> ColumnTable {
    let (hasNulls, hasOthers) = (random.oneIn(2), random.oneIn(2))
    let names: [Scalar] = (0..<rowCount).map { row in
      if hasNulls && random.oneIn(6) { return .null }
      if hasOthers && random.oneIn(12) { return .text("other \(row), K Dragon C1 \(row) end") }
      return .text(random.pick(stems) + (random.oneIn(8) ? "" : String(random.below(150))))
    }
    let numbers: [Scalar] = (0..<rowCount).map { .integer(Int64($0 % 50)) }
    return TestTable.make([(.text, names), (.integer, numbers)], unencoded: true)
  }

  private static func filter(_ builder: inout PlanBuilder, _ random: inout SeededGenerator) -> ExpressionID {
    let (match, text) = (
      random.pick([TextMatch.like, .ilike, .contains, .startsWith]), random.pick(patterns)
    )
    let pattern =
      switch match {
      case .like, .ilike: (random.oneIn(3) ? "" : "%") + text + "%"
      case .contains, .startsWith, .endsWith: text
      }
    let name = builder.field(0)
    var condition = builder.add(.textMatch(match, name, pattern: builder.constant(.text(pattern))))
    if random.oneIn(3) { condition = builder.add(.not(condition)) }
    guard random.oneIn(2) else { return condition }
    let other = builder.compare(.less, field: 1, .integer(Int64(random.pick([1, 5, 40]))))
    return builder.add(.logical(random.pick([.and, .or]), [condition, other]))
  }

  @Test(arguments: ProcessorTime.seeds(40))
  func classesFindWhatSingleRowsFind(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rowCount = random.pick([0, 1, 63, 64, 65, 300, Blocks.rowCount, Blocks.rowCount + 1])
    let table = TextClassMaskTests.table(rowCount, &random)
    for _ in 0..<(rowCount > 300 ? 6 : 40) {
      var builder = PlanBuilder(table)
      let filter = TextClassMaskTests.filter(&builder, &random)
      var plan = LogicalPlan(expressions: builder.expressions, output: .records)
      plan.filter = filter
      var options = ExecutionOptions()
      options.threads = random.pick([1, 2])
      options.learning = .eager
      options.fewestSampledRows = random.pick([0, 1 << 18])
      let context = ExecutionContext(
        plan: Optimizer.optimize(plan, for: table), table: table, options: options, interruption: .none,
        recorder: nil)
      let rows = RowEvaluator(expressions: builder.expressions, table: table)
      let expected = (0..<rowCount).filter { row in
        if case .value(.boolean(true)) = rows.outcome(of: filter, row: row) { true } else { false }
      }
      let found = try RowFilter(context, root: .filter).rows(atMost: nil)
      #expect((0..<found.count).map { found[$0] } == expected, "seed \(seed)")
      #expect(try RowFilter(context, root: .filter).count() == expected.count, "seed \(seed)")
    }
    if rowCount >= 300 { #expect(table.columns[0].texts?.knownClasses != nil, "seed \(seed)") }
  }
}
