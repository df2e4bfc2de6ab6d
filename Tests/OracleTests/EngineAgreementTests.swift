import TestSupport
import Testing

/// The engine against the reference evaluator on random tables and queries, each query run in several ways.
///
/// `PERIGEE_SEED` and `PERIGEE_ROUNDS` choose others; `PERIGEE_TRACE` prints every query before it is run.
@Suite struct EngineAgreementTests {
  @Test("the engine agrees with the reference on small tables")
  func agreesOnSmallTables() {
    var contest = Contest(RandomTestSettings(defaultRounds: 260))
    contest.run(queriesPerTable: 20, rowCounts: nil)
    contest.conclude()
  }

  @Test("the engine agrees with the reference around the borders of blocks")
  func agreesAroundBlockBorders() {
    var contest = Contest(RandomTestSettings(defaultRounds: 100), share: 20)
    contest.run(
      queriesPerTable: 6, rowCounts: [50_000, 16_384, 20_000, 16_385, 16_383, 1_000, 33_000, 65_537])
    contest.conclude()
  }
}
