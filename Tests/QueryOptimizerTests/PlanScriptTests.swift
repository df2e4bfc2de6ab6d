import QueryOptimizer
import QueryPlan
import TestSupport
import Testing

/// The scripts under `Tests/Scripts/plans` say how plans are told, those under `Tests/Scripts/rewrites` what each
/// rewrite makes of a plan.
@Suite struct PlanScriptTests {
  @Test func plansAreToldAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "plans") { query in
      let (plan, errors) = TrialQuery.plan(query)
      guard let plan else { return errors.joined(separator: "\n") }
      return TrialQuery.lines(Optimizer.optimize(plan, for: TrialQuery.table)).joined(separator: "\n")
    }
    #expect(mismatches.isEmpty, "\(mismatches)")
  }

  @Test func rewritesAreAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "rewrites") { query in
      let (plan, errors) = TrialQuery.plan(query)
      guard let plan else { return errors.joined(separator: "\n") }
      return PlanScriptTests.story(of: plan).joined(separator: "\n")
    }
    #expect(mismatches.isEmpty, "\(mismatches)")
  }

  /// The plan as it was bound, then after each rewrite the steps that it changed.
  private static func story(of plan: LogicalPlan) -> [String] {
    var lines = Array(TrialQuery.lines(PhysicalPlan(plan)).dropFirst())
    var story = lines.map { "  " + $0 }
    for applied in Optimizer.trace(plan, for: TrialQuery.table) {
      let next = Array(TrialQuery.lines(applied.plan).dropFirst())
      story.append(applied.rewrite.rawValue)
      story += lines.filter { !next.contains($0) }.map { "- " + $0 }
      story += next.filter { !lines.contains($0) }.map { "+ " + $0 }
      lines = next
    }
    return story
  }
}
