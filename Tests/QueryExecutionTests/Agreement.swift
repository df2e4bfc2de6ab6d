import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Values

@testable import QueryExecution

/// Compares the evaluator of batches with the evaluator of single rows.
enum Agreement {
  /// A row for which the two evaluators differ, the one of batches with the expression as it is or rewritten.
  static func firstDifference(_ root: ExpressionID, _ generator: RandomExpressions) -> Int? {
    firstDifference(root, generator, [.predicatesToCodes])
      ?? firstDifference(root, generator, Set(Rewrite.allCases))
  }

  private static func firstDifference(
    _ root: ExpressionID, _ generator: RandomExpressions, _ rewrites: Set<Rewrite>
  ) -> Int? {
    let expressions = generator.builder.expressions
    let table = generator.builder.table
    let column = OutputColumn(name: "value", content: .expression(root))
    let plan = Optimizer.optimize(
      LogicalPlan(expressions: expressions, output: .columns([column])), for: table, rewrites: rewrites)
    let rewritten = plan.optimized.expression(at: .output(0)) ?? root
    let program = ProgramCompiler.compile(rewritten, of: plan, for: table, groups: nil)
    let rows = RowEvaluator(expressions: expressions, table: table)
    var random = generator.random
    let list = (0..<table.rowCount).map { _ in UInt32(random.below(table.rowCount)) }
    for selection in [RowSelection.range(0..<table.rowCount), .list(list)] {
      let outcome = Evaluator.evaluate(program, rows: selection)
      for place in 0..<selection.count {
        let expected = rows.outcome(of: root, row: selection[place])
        guard isEqual(outcome, place, selection.count, expected, expressions[root].type) else {
          return selection[place]
        }
      }
    }
    return nil
  }

  private static func isEqual(
    _ vector: Vector, _ row: Int, _ count: Int, _ expected: Outcome, _ type: ScalarType
  ) -> Bool {
    let fails = vector.failedBits(count)?[row] ?? false
    guard case .value(let expected) = expected else { return fails }
    if fails { return false }
    if vector.nullBits(count)?[row] ?? false { return expected.isNull }
    if case .constant(let scalar) = vector.payload { return scalar == expected }
    switch type {
    case .boolean: return expected == .boolean(vector.trueBits(count)[row])
    case .real: return expected == .real(vector.reals(count)[row])
    case .text:
      let texts = vector.texts(count)
      return expected == .text(String(decoding: texts.bytes[texts.range(row)], as: UTF8.self))
    case .integer, .duration, .date, .timestamp:
      return expected == Column.scalar(type, vector.numbers(count)[row])
    }
  }
}
