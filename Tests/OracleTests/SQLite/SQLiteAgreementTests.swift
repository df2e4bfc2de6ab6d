import Columnar
import QueryPlan
import TestSupport
import Testing
import Values

/// SQLite as a second opinion, on what both languages mean alike.
@Suite struct SQLiteAgreementTests {
  private struct Case {
    let query: QueryDraft
    let sql: String
    let draft: TableDraft
    let seed: UInt64
    let found: Answer
  }

  @Test("SQLite finds the same rows")
  func sqliteAgrees() {
    let settings = RandomTestSettings(defaultRounds: 40)
    var script = SQLiteScript()
    var cases: [Case] = []
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      let draft = RandomTable.draft(seed: seed, isPlain: true)
      let table = draft.table()
      script.setTable(table)
      for index in 0..<60 {
        let query = RandomQuery.draft(seed: seed &+ UInt64(index), for: draft, isPlain: true)
        guard let question = try? Question(query, of: table) else { continue }
        let found = question.engineAnswer()
        // Where this language reports an overflow SQLite goes on with a real.
        if case .failure = found { continue }
        guard let sql = SQLiteTranslator(question.plan, schema: table.schema).query() else { continue }
        settings.trace("\(script.queryCount): \(query.text)\n  \(sql)")
        script.add(sql)
        cases.append(Case(query: query, sql: sql, draft: draft, seed: seed, found: found))
      }
    }
    #expect(cases.count * 3 > settings.rounds * 60, "too few queries have a counterpart: \(cases.count)")
    compare(cases, SQLiteProgram.run(script.text), script)
  }

  private func compare(_ cases: [Case], _ outcome: SQLiteProgram.Outcome, _ script: SQLiteScript) {
    switch outcome {
    case .notInstalled: SQLiteProgram.announceAbsence()
    case .failed(let message): Issue.record("\(message)")
    case .output(let output):
      guard let answers = script.answers(from: output) else {
        Issue.record("sqlite3 wrote something else: \(output.suffix(500))")
        return
      }
      for (item, answer) in zip(cases, answers) where numbers(item.found) != answer {
        Issue.record(
          """
          PERIGEE_SEED=\(item.seed) PERIGEE_ROUNDS=1
          query:  \(item.query.text)
          sql:    \(item.sql)
          \(item.draft.description(forQuery: item.query.text.lowercased()))
          sqlite: \(answer.prefix(40))
          engine: \(numbers(item.found).prefix(40))
          """)
      }
    }
  }

  /// Row numbers, or the one number of a count.
  private func numbers(_ answer: Answer) -> [Int] {
    guard case .rows(let rows, let values) = answer else { return [] }
    return rows
      + values.compactMap { cells in
        guard case .scalar(.integer(let count))? = cells.first else { return nil }
        return Int(count)
      }
  }
}
