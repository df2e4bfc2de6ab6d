import QuerySyntax

/// Offers the words of the language that may stand at the cursor, but for those that test a value.
struct WordOffers {
  let place: StatementPlace
  /// What the value before the cursor is, where one can still be tested; nil where there is none.
  let operand: OperandForm?
  /// The clauses that stand behind the cursor already.
  let laterClauses: Set<Keyword>

  func add(to offers: inout Offers) {
    // A value that is no condition is not the end of one.
    let isEnd = !isInCondition || operand?.isCondition ?? true
    if isEnd {
      for keyword: Keyword in [.and, .or] { add(keyword, keyword.rawValue, .keyword, to: &offers) }
    }
    addSmallWords(to: &offers)
    guard isEnd else { return }
    for keyword in ClauseWord.all where !laterClauses.contains(keyword) {
      let isPhrase = keyword == .group || keyword == .order
      add(keyword, keyword.rawValue + (isPhrase ? " by" : ""), .clause, as: .clause, to: &offers)
    }
    if place.tokens.isEmpty { add(.explain, "explain", .keyword, as: .clause, to: &offers) }
  }

  private var isInCondition: Bool {
    (place.clause == .where || place.clause == .having) && place.openCalls.isEmpty
  }

  private func addSmallWords(to offers: inout Offers) {
    let afterIs = place.previous?.keyword == .is
    for keyword: Keyword in [.as, .desc, .asc, .by, .with, .first, .last, .analyze, .distinct] {
      add(keyword, keyword.rawValue, .keyword, to: &offers)
    }
    for end in ["first", "last"] { add(.nulls, "nulls \(end)", .keyword, to: &offers) }
    if afterIs || isBehindIsNot { add(.null, "null", .operator, to: &offers) }
    if operand == nil { add(.not, afterIs ? "not null" : "not", .keyword, to: &offers) }
    guard !offers.takesAll else { return }
    for keyword: Keyword in [.true, .false] { add(keyword, keyword.rawValue, .value, to: &offers) }
  }

  private var isBehindIsNot: Bool {
    place.previous?.keyword == .not && place.tokens.count > 1
      && place.tokens[place.tokens.count - 2].keyword == .is
  }

  private func add(
    _ keyword: Keyword, _ text: String, _ kind: CompletionKind, as rank: Offers.Rank = .word,
    to offers: inout Offers
  ) {
    guard place.allowed.contains(.keyword(keyword)) else { return }
    offers.add(
      CompletionCandidate(text, detail: WordHelp.text(keyword), kind: kind), as: rank, atBeginning: true)
  }
}
