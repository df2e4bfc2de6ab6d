import QueryOptimizer
import QueryPlan
import TestSupport
import Testing

/// What holds for every rewrite.
@Suite struct RewriteTests {
  @Test func everyRewriteHasANameOfItsOwn() {
    let names = Rewrite.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
  }

  @Test func everyRewriteChangesSomeRecordedQuery() throws {
    var changing: Set<Rewrite> = []
    for query in try GoldenScript.inputs(folder: "rewrites") {
      guard let plan = TrialQuery.plan(query).plan else { continue }
      changing.formUnion(Optimizer.trace(plan, for: TrialQuery.table).map(\.rewrite))
    }
    #expect(changing == Set(Rewrite.allCases))
  }

  @Test func recordedQueriesAnswerAlikeWithEveryChoiceOfRewrites() throws {
    for query in try GoldenScript.inputs(folder: "rewrites") {
      guard let plan = TrialQuery.plan(query).plan else { continue }
      #expect(RewriteChoice.disagreement(on: plan) == nil, "\(query)")
    }
  }

  @Test func aRewriteHasNothingToDoBehindItself() throws {
    for query in try GoldenScript.inputs(folder: "rewrites") {
      guard let plan = TrialQuery.plan(query).plan else { continue }
      let rewritten = Optimizer.optimize(plan, for: TrialQuery.table).optimized
      let expressions = Set(Rewrite.allCases).subtracting([.limitIntoOrder, .predicatesToCodes])
      let again = Optimizer.trace(rewritten, for: TrialQuery.table, rewrites: expressions)
      #expect(again.isEmpty, "\(query): \(again.map(\.rewrite))")
    }
  }

  @Test func aRewriteThatIsPassedOverHasNothingToDo() throws {
    for query in try GoldenScript.inputs(folder: "rewrites") {
      guard let plan = TrialQuery.plan(query).plan else { continue }
      // Of which none is passed over.
      let traced = Optimizer.trace(plan, for: TrialQuery.table).last?.plan ?? PhysicalPlan(plan)
      #expect(Optimizer.optimize(plan, for: TrialQuery.table) == traced, "\(query)")
    }
  }

  @Test func plansStayInOrder() throws {
    for query in try GoldenScript.inputs(folder: "rewrites") {
      guard let plan = TrialQuery.plan(query).plan else { continue }
      let physical = Optimizer.optimize(plan, for: TrialQuery.table)
      for (position, node) in physical.optimized.expressions.nodes.enumerated() {
        #expect(node.operation.children.allSatisfy { $0.position < position }, "\(query)")
      }
      #expect(physical.optimized.isUsed.allSatisfy { $0 }, "\(query)")
      for position in physical.optimized.expressions.nodes.count..<200 {
        #expect(!physical.testsCodes[position], "\(query)")
      }
    }
  }
}

/// The rewrites a test tries: none, each alone, each left out, all.
enum RewriteChoice {
  static let all: [Set<Rewrite>] = {
    let all = Set(Rewrite.allCases)
    return [all] + Rewrite.allCases.flatMap { [[$0], all.subtracting([$0])] }
  }()

  /// What differs from the answer without any rewrite; nil where all agree.
  static func disagreement(on plan: LogicalPlan) -> String? {
    let expected = TrialQuery.answer(Optimizer.optimize(plan, for: TrialQuery.table, rewrites: []))
    for choice in all {
      let found = TrialQuery.answer(Optimizer.optimize(plan, for: TrialQuery.table, rewrites: choice))
      if found != expected {
        return "with \(choice.map(\.rawValue).sorted())\n\(found)\ninstead of\n\(expected)"
      }
    }
    return nil
  }
}
