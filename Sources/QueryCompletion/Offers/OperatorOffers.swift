import QuerySyntax

/// Offers what may be done with the value before the cursor.
struct OperatorOffers {
  let place: StatementPlace
  /// What the value before the cursor is.
  let operand: OperandForm

  /// Outside conditions values are seldom tested.
  private var rank: Offers.Rank {
    place.clause == .where || place.clause == .having || !place.openCalls.isEmpty ? .ownOperator : .arithmetic
  }

  func add(to offers: inout Offers) {
    addComparisons(to: &offers)
    addTests(to: &offers, isNegated: false)
    if place.allowed.contains(.keyword(.not)) { addTests(to: &offers, isNegated: true) }
    addArithmetic(to: &offers)
  }

  private func addComparisons(to offers: inout Offers) {
    guard operand.isComparable else { return }
    for sign: Punctuator in [.equal, .notEqual] { add(sign, as: rank, to: &offers) }
    guard operand.isOrdered else { return }
    for sign: Punctuator in [.less, .lessOrEqual, .greater, .greaterOrEqual] {
      add(sign, as: rank, to: &offers)
    }
  }

  private func addArithmetic(to offers: inout Offers) {
    if operand.isAdded {
      for sign: Punctuator in [.plus, .minus] { add(sign, as: .arithmetic, to: &offers) }
    }
    guard operand.isMultiplied else { return }
    for sign: Punctuator in [.star, .slash, .doubleSlash, .percent] {
      add(sign, as: .arithmetic, to: &offers)
    }
  }

  private func add(_ sign: Punctuator, as rank: Offers.Rank, to offers: inout Offers) {
    guard offers.takesAll, place.allowed.contains(.sign(sign)) else { return }
    offers.add(
      CompletionCandidate(sign.rawValue, detail: WordHelp.text(sign), kind: .operator), as: rank)
  }

  /// Tests by words, or their `not` forms.
  private func addTests(to offers: inout Offers, isNegated: Bool) {
    let not = isNegated ? "not " : ""
    for (keyword, text) in tests where isNegated || place.allowed.contains(.keyword(keyword)) {
      let isFinished = text.utf8.last != UInt8(ascii: "(")
      offers.add(
        CompletionCandidate(
          not + text, detail: isNegated ? WordHelp.negatedText(keyword) : WordHelp.text(keyword),
          kind: .operator, isFinished: isFinished),
        as: rank, atBeginning: true)
    }
    guard !isNegated, place.allowed.contains(.keyword(.is)) else { return }
    for (text, detail) in [("is null", WordHelp.text(.null)), ("is not null", WordHelp.negatedText(.null))] {
      offers.add(
        CompletionCandidate(text, detail: detail, kind: .operator), as: rank, atBeginning: true)
    }
  }

  private var tests: [(Keyword, String)] {
    var tests: [(Keyword, String)] = []
    if operand.isText {
      tests += [(.contains, "contains"), (.starts, "starts with"), (.ends, "ends with"), (.like, "like")]
      tests += [(.ilike, "ilike")]
    }
    if operand.isOrdered { tests += [(.in, "in ("), (.between, "between")] }
    return tests
  }
}
