import Columnar
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// The evaluator of batches and the evaluator of single rows, which explains failures, must never differ.
@Suite struct AgreementTests {
  @Test(arguments: ProcessorTime.seeds(30))
  func batchesAndSingleRowsAgree(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rowCount = [1, 5, 63, 64, 65, 200][random.below(6)]
    var generator = RandomExpressions(table: RandomExpressions.table(rowCount, &random), random: random)
    for _ in 0..<25 {
      let type = ScalarType.allCases[generator.random.below(ScalarType.allCases.count)]
      generator.builder = PlanBuilder(generator.builder.table)
      let root = generator.expression(type, depth: 4)
      guard let row = Agreement.firstDifference(root, generator) else { continue }
      // The smallest part that differs says more.
      let expressions = generator.builder.expressions
      let part =
        expressions.reachable(from: root).first { Agreement.firstDifference($0, generator) != nil } ?? root
      let rows = RowEvaluator(expressions: expressions, table: generator.builder.table)
      var operands: [Outcome] = []
      expressions[part].operation.forEachOperand { operands.append(rows.outcome(of: $0, row: row)) }
      let expected = rows.outcome(of: part, row: row)
      Issue.record("seed \(seed), row \(row), \(expressions[part]) of \(operands) should be \(expected)")
      return
    }
  }
}
