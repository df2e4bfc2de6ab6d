import Columnar
import QueryPlan
import TestSupport
import Testing
import Values

/// SQLite as a second opinion, on what both languages mean alike.
@Suite struct SQLiteAgreementTests {
  private static let queriesPerTable = 50
  /// So many tables go into one script, which is made in memory.
  private static let tablesPerScript = 25

  private struct Case {
    let query: QueryDraft
    let translated: SQLiteQuery
    let draft: TableDraft
    let seed: UInt64
    let expected: [String]
  }

  @Test("SQLite finds the same rows and computes the same values")
  func sqliteAgrees() {
    let settings = RandomTestSettings(defaultRounds: 260)
    var caseCount = 0
    for start in stride(from: 0, to: settings.rounds, by: SQLiteAgreementTests.tablesPerScript) {
      let rounds = start..<min(start + SQLiteAgreementTests.tablesPerScript, settings.rounds)
      var script = SQLiteScript()
      let cases = rounds.flatMap { translatedCases(settings.seed(ofRound: $0), &script, settings) }
      caseCount += cases.count
      guard compare(cases, SQLiteProgram.run(script.text), script) else { return }
    }
    settings.trace("\(caseCount) asked of SQLite")
    let askedCount = settings.rounds * SQLiteAgreementTests.queriesPerTable
    #expect(caseCount * 3 > askedCount, "too few queries have a counterpart: \(caseCount) of \(askedCount)")
  }

  /// The queries of one table that SQLite can answer.
  private func translatedCases(
    _ seed: UInt64, _ script: inout SQLiteScript, _ settings: RandomTestSettings
  ) -> [Case] {
    let draft = RandomTable.draft(seed: seed, isPlain: true)
    let table = draft.table()
    script.setTable(table)
    var cases: [Case] = []
    for index in 0..<SQLiteAgreementTests.queriesPerTable {
      let query = RandomQuery.draft(seed: seed &+ UInt64(index), for: draft, isPlain: true)
      guard let question = try? Question(query, of: table),
        let translated = SQLiteTranslator(question.plan, on: table).query()
      else { continue }
      let configurations = Configuration.contest(turn: index)
      // Where this language reports an overflow SQLite goes on with a real.
      let found = question.engineAnswer(configurations[index / 2 % configurations.count])
      guard let expected = translated.lines(of: found) else { continue }
      settings.trace("\(script.queryCount): \(query.text)\n  \(translated.sql)")
      script.add(translated)
      cases.append(
        Case(query: query, translated: translated, draft: draft, seed: seed, expected: expected))
    }
    return cases
  }

  /// False where there is no use in going on.
  private func compare(
    _ cases: [Case], _ outcome: SQLiteProgram.Outcome, _ script: SQLiteScript
  ) -> Bool {
    switch outcome {
    case .notInstalled:
      SQLiteProgram.announceAbsence()
      return false
    case .failed(let message):
      Issue.record("\(message)")
      return false
    case .output(let output):
      guard let answers = script.answers(from: output) else {
        Issue.record("sqlite3 wrote something else: \(output.suffix(500))")
        return false
      }
      let different = zip(cases, answers).filter { $0.expected != $1.map($0.translated.normalized) }
      for (item, answer) in different.prefix(5) { report(item, answer) }
      return different.isEmpty
    }
  }

  private func report(_ item: Case, _ answer: [String]) {
    Issue.record(
      """
      PERIGEE_SEED=\(item.seed) PERIGEE_ROUNDS=1
      query:  \(item.query.text)
      sql:    \(item.translated.sql)
      \(item.draft.description(forQuery: item.query.text.lowercased()))
      sqlite: \(answer.prefix(40).map(item.translated.normalized))
      engine: \(item.expected.prefix(40))
      """)
  }
}
