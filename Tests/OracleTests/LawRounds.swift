import Columnar
import QueryBinder
import TestSupport

/// The tables on which laws are tried, and the answers that they compare.
enum LawRounds {
  private static let settings = RandomTestSettings(defaultRounds: 30)

  /// One random table a round, made from the round's seed.
  static func forEachTable(_ check: (TableDraft, ColumnTable, UInt64) -> Void) {
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      let draft = RandomTable.draft(seed: seed)
      check(draft, draft.table(), seed)
    }
  }

  /// Nil for a query that is refused.
  static func answer(
    _ text: String, _ table: ColumnTable, _ parameters: [String: ParameterValue] = [:]
  ) -> Answer? {
    try? Question(text, of: table, parameters: ParameterBindings(parameters)).engineAnswer()
  }
}
