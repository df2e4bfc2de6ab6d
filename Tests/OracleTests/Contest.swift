import TestSupport
import Testing

/// A number of rounds, each a random table and some random queries for it, and what came of them.
struct Contest {
  private let settings: RandomTestSettings
  private let rounds: Int
  private var askedCount = 0
  private var failureCount = 0
  private var emptyCount = 0
  private var refusedCount = 0
  /// The first of the queries that were refused.
  private var refusals: [String] = []
  private var reports: [String] = []

  /// Plays one in `share` of the rounds that the settings ask for.
  init(_ settings: RandomTestSettings, share: Int = 1) {
    self.settings = settings
    rounds = max(settings.rounds / share, 1)
  }

  mutating func run(queriesPerTable: Int, rowCounts: [Int]?) {
    for round in 0..<rounds where reports.count < 5 {
      let seed = settings.seed(ofRound: round)
      let draft = RandomTable.draft(seed: seed, rowCount: rowCounts.map { $0[round % $0.count] })
      let table = draft.table()
      for index in 0..<queriesPerTable {
        let query = RandomQuery.draft(seed: seed &+ UInt64(index), for: draft)
        let configurations = Configuration.contest(turn: round * queriesPerTable + index)
        play(Trial(query, on: draft, table: table, configurations: configurations), seed: seed)
      }
    }
  }

  private mutating func play(_ trial: Trial, seed: UInt64) {
    askedCount += 1
    settings.trace("seed \(seed), \(trial.draft.rowCount) rows: \(trial.query.text)")
    switch trial.verdict() {
    case .agrees(.failure): failureCount += 1
    case .agrees(.rows(let rows, let values)): if rows.isEmpty && values.isEmpty { emptyCount += 1 }
    case .refused(let message):
      refusedCount += 1
      if refusals.count < 10 { refusals.append("\(message)\n  in \(trial.query.text)") }
      settings.trace("refused: \(message)")
    case .disagrees:
      let report = "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1\n\(trial.shrunk().report)"
      print(report)
      reports.append(report)
    }
  }

  /// Fails the test where the two disagreed, or where too few queries had an answer to mean anything.
  func conclude() {
    for report in reports { Issue.record("the engine and the reference disagree:\n\(report)") }
    settings.trace(
      "\(askedCount) asked, \(refusedCount) refused, \(failureCount) failed alike, \(emptyCount) without rows"
    )
    #expect(failureCount * 2 <= askedCount, "\(failureCount) of \(askedCount) random queries fail")
    #expect(emptyCount * 2 <= askedCount, "\(emptyCount) of \(askedCount) random queries find nothing")
    let refused = refusals.joined(separator: "\n")
    #expect(
      refusedCount * 5 <= askedCount,
      "\(refusedCount) of \(askedCount) random queries were refused, such as\n\(refused)")
  }
}
