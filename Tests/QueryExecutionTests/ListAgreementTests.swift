import Columnar
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// Conditions over elements mean the same to both evaluators, and what they mean follows the laws of logic.
@Suite struct ListAgreementTests {
  private static func generator(seed: UInt64) -> RandomExpressions {
    var random = SeededGenerator(seed: seed)
    let table = ListTable.random([1, 5, 63, 64, 65, 200][random.below(6)], &random)
    var generator = RandomExpressions(table: table, random: random)
    generator.lists = ListTable.lists
    generator.nullables = [ListTable.tags, ListTable.flights]
    generator.countables = [ListTable.tags, ListTable.grid, ListTable.flights]
    return generator
  }

  @Test(arguments: ProcessorTime.seeds(60))
  func batchesAndSingleRowsAgreeOnQuantifiers(seed: UInt64) {
    var generator = ListAgreementTests.generator(seed: seed)
    for _ in 0..<25 {
      generator.builder = PlanBuilder(generator.builder.table)
      let root = generator.expression(.boolean, depth: 4)
      if let row = Agreement.firstDifference(root, generator) {
        let expressions = generator.builder.expressions
        Issue.record("seed \(seed), row \(row): \(expressions.reachable(from: root).map { expressions[$0] })")
        return
      }
    }
  }

  @Test(arguments: ProcessorTime.seeds(20))
  func allIsNotAnyNot(seed: UInt64) throws {
    var generator = ListAgreementTests.generator(seed: seed)
    let list = generator.lists[generator.random.below(generator.lists.count)]
    generator.lists = []
    for (type, paths) in list.fields { generator.fields[type, default: []] += paths }
    for _ in 0..<10 {
      generator.builder = PlanBuilder(generator.builder.table)
      let condition = generator.expression(.boolean, depth: 3)
      let all = generator.builder.add(.quantified(.all, over: list.path, condition: condition))
      let not = generator.builder.add(.not(condition))
      let any = generator.builder.add(.quantified(.any, over: list.path, condition: not))
      let notAny = generator.builder.add(.not(any))
      let rows = RowEvaluator(expressions: generator.builder.expressions, table: generator.builder.table)
      for row in 0..<generator.builder.table.rowCount {
        switch (rows.outcome(of: all, row: row), rows.outcome(of: notAny, row: row)) {
        case (.value(let left), .value(let right)): #expect(left == right, "seed \(seed), row \(row)")
        case (.failure(let left, _, _), .failure(let right, _, _)):
          #expect(left == right, "seed \(seed), row \(row)")
        default: Issue.record("seed \(seed), row \(row): only one of the two fails")
        }
      }
      #expect(Agreement.firstDifference(all, generator) == nil, "seed \(seed)")
      #expect(Agreement.firstDifference(notAny, generator) == nil, "seed \(seed)")
    }
  }
}
