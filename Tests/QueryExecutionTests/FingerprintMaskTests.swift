import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// What fingerprints find, and an index after them, is what the evaluation of single rows finds.
@Suite struct FingerprintMaskTests {
  private static let names = [
    "", "a", "Dragon C1", "Dragon C12", "Прогресс", "a name of more than eight bytes",
  ]

  private static func table(_ rowCount: Int, _ random: inout SeededGenerator) -> ColumnTable {
    let hasNulls = random.oneIn(2)
    // One name that so many rows have is sought otherwise.
    let usual = random.oneIn(3) ? random.pick(FingerprintMaskTests.names) : nil
    let names: [Scalar] = (0..<rowCount).map { row in
      if hasNulls && random.oneIn(5) { return .null }
      return .text(random.oneIn(2) ? "name \(row)" : usual ?? random.pick(FingerprintMaskTests.names))
    }
    let numbers: [Scalar] = (0..<rowCount).map { .integer(Int64($0 % 50)) }
    return TestTable.make([(.text, names), (.integer, numbers)], unencoded: true)
  }

  private static func filter(_ builder: inout PlanBuilder, _ random: inout SeededGenerator) -> ExpressionID {
    func text() -> Scalar { .text(random.oneIn(4) ? "name \(random.below(300))" : random.pick(names)) }
    let (name, first) = (builder.field(0), text())
    var condition: ExpressionID
    switch random.below(3) {
    case 0: condition = builder.add(.comparison(.equal, name, builder.constant(first)))
    case 1: condition = builder.add(.comparison(.notEqual, name, builder.constant(first)))
    default:
      let items = (0..<1 + random.below(5)).map { _ in text() }
      condition = builder.add(.membership(name, items.map { builder.constant($0) }))
    }
    if random.oneIn(4) { condition = builder.add(.not(condition)) }
    guard random.oneIn(2) else { return condition }
    let other = builder.compare(
      random.pick([.less, .greaterOrEqual]), field: 1, .integer(Int64(random.below(50))))
    return builder.add(.logical(random.pick([.and, .or]), [condition, other]))
  }

  @Test(arguments: ProcessorTime.seeds(40))
  func theyFindWhatSingleRowsFind(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rowCount = random.pick([
      1, 63, 64, 65, 300, Blocks.rowCount, Blocks.rowCount + 1, Blocks.rowCount * 3 + 1,
    ])
    let table = FingerprintMaskTests.table(rowCount, &random)
    table.makeFingerprints(fewestRows: 1, threads: 2)
    for _ in 0..<(rowCount > 300 ? 6 : 40) {
      var builder = PlanBuilder(table)
      let filter = FingerprintMaskTests.filter(&builder, &random)
      try hold(filter, builder, threads: random.pick([1, 2]), seed)
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func anIndexTakesTheirPlace(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let table = FingerprintMaskTests.table(LazyTextIndex.fewestRowsForThread + 70, &random)
    table.makeFingerprints(fewestRows: 1, threads: 2)
    let column = try #require(table.columns[0].texts)
    for round in 0..<2 {
      for _ in 0..<4 {
        var builder = PlanBuilder(table)
        let filter = FingerprintMaskTests.filter(&builder, &random)
        try hold(filter, builder, threads: 2, seed)
      }
      guard round == 0 else { break }
      #expect(column.index.wait() != nil)
      #expect(column.fingerprints.known == nil)
    }
  }

  private func hold(_ filter: ExpressionID, _ builder: PlanBuilder, threads: Int, _ seed: UInt64) throws {
    var plan = LogicalPlan(expressions: builder.expressions, output: .records)
    plan.filter = filter
    var options = ExecutionOptions()
    options.threads = threads
    options.fewestSampledRows = 0
    let context = ExecutionContext(
      plan: Optimizer.optimize(plan, for: builder.table), table: builder.table, options: options,
      interruption: .none, recorder: nil)
    let rows = RowEvaluator(expressions: builder.expressions, table: builder.table)
    let expected = (0..<builder.table.rowCount).filter { row in
      if case .value(.boolean(true)) = rows.outcome(of: filter, row: row) { true } else { false }
    }
    let found = try RowFilter(context, root: .filter).rows(atMost: nil)
    #expect((0..<found.count).map { found[$0] } == expected, "seed \(seed)")
    #expect(try RowFilter(context, root: .filter).count() == expected.count, "seed \(seed)")
  }
}
