import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// A filter that runs as masks finds the rows that the evaluation of single rows finds, and so does its negation.
@Suite struct MaskTests {
  @Test(arguments: ProcessorTime.seeds(60))
  func masksAndSingleRowsAgree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rowCount = random.oneIn(12) ? Blocks.rowCount + 70 : [1, 5, 63, 64, 65, 200][random.below(6)]
    var generator = RandomExpressions(table: RandomExpressions.table(rowCount, &random), random: random)
    if random.oneIn(2) {
      generator.builder.table.makeFingerprints(fewestRows: 1, threads: 2)
    }
    for _ in 0..<(rowCount > 200 ? 4 : 60) {
      generator.builder = PlanBuilder(generator.builder.table)
      let root = generator.expression(.boolean, depth: 3)
      let negated = generator.builder.add(.not(root))
      try hold(root, generator, isNegated: false, seed)
      try hold(negated, generator, isNegated: true, seed)
    }
  }

  /// `a + b - b != c` and `a + b * 0 != c`: where `b` is null, so is the sum.
  @Test(arguments: [true, false])
  func aColumnThatCancelsOutCountsByItsNulls(isSubtracted: Bool) throws {
    let table = TestTable.make([
      (.integer, [.integer(1), .integer(1), .integer(4)]), (.integer, [.null, .integer(2), .integer(1)]),
      (.integer, [.integer(3), .integer(3), .integer(4)]),
    ])
    var builder = PlanBuilder(table)
    let (first, second) = (builder.field(0), builder.field(1))
    let sum: ExpressionID
    if isSubtracted {
      let both = builder.add(.arithmetic(.integerAdd, first, second), .integer)
      sum = builder.add(.arithmetic(.integerSubtract, both, builder.field(1)), .integer)
    } else {
      let nothing = builder.add(
        .arithmetic(.integerMultiply, second, builder.constant(.integer(0))), .integer)
      sum = builder.add(.arithmetic(.integerAdd, first, nothing), .integer)
    }
    let filter = builder.add(.comparison(.notEqual, sum, builder.field(2)))
    #expect(try builder.rows(where: filter) == [1])
    #expect(try builder.count(where: filter) == 1)
  }

  private func hold(
    _ filter: ExpressionID, _ generator: RandomExpressions, isNegated: Bool, _ seed: UInt64
  ) throws {
    let expressions = generator.builder.expressions
    let table = generator.builder.table
    var plan = LogicalPlan(expressions: expressions, output: .records)
    plan.filter = filter
    let physical = Optimizer.optimize(plan, for: table)
    var options = ExecutionOptions()
    options.threads = 3
    if seed % 2 == 0 {
      options.fewestSampledRows = 0
      options.fewestMarkedRows = 0
      options.learning = .eager
    }
    let context = ExecutionContext(
      plan: physical, table: table, options: options, interruption: .none, recorder: nil)
    guard let masks = MaskCompiler.compile(context) else { return }
    let rows = RowEvaluator(expressions: expressions, table: table)
    let expected = (0..<table.rowCount).filter { rows.outcome(of: filter, row: $0).isTrue }
    let run = MaskRun(masks, context)
    let (found, _, _) = try run.rows(atMost: nil)
    #expect((0..<found.count).map { found[$0] } == expected, "seed \(seed) \(expressions[filter])")
    let marked = try run.rowsOrMarks().0
    #expect((0..<marked.count).map { marked[$0] } == expected, "seed \(seed) \(expressions[filter])")
    #expect(try run.count().passing == expected.count, "seed \(seed) \(expressions[filter])")
    let most = max(expected.count / 2, 1)
    let (first, lookedAt, _) = try run.rows(atMost: most)
    #expect((0..<first.count).map { first[$0] } == expected.filter { $0 < lookedAt }, "seed \(seed)")
    #expect(first.count >= min(most, expected.count))
  }
}

extension Outcome {
  fileprivate var isTrue: Bool {
    if case .value(.boolean(true)) = self { true } else { false }
  }
}
