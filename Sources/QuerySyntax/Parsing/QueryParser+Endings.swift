import QueryDiagnostics

// What is said after an expression or a clause, where something else than a clause follows.

extension QueryParser {
  struct Answer {
    var message: String?
    var hint: String?
    var fix: Diagnostic.Fix?
  }

  /// Makes sure that a clause or the end follows.
  mutating func expectClauseEnd() throws(Reported) {
    if isAtClauseEnd { return }
    guard reportAfterClause() else { throw Reported() }
    recover()
  }

  /// Reports what stands after a clause. True where the clause itself is whole.
  @discardableResult mutating func reportAfterClause() -> Bool {
    if isReportedHere { return false }
    if reportForeignClause() { return true }
    let clause = clauseStart > 0 ? tokens[clauseStart - 1].keyword : nil
    switch clause {
    case .limit?, .offset?:
      if reportAfterCount() { return false }
      reportUnexpected("a clause or the end of the query")
    case .search?:
      reportUnexpected(
        "a clause or the end of the query", hint: "all terms stand in one text: `search 'crew dragon'`")
    default:
      // A named item and a directed key take no operator.
      let next = position == expressionEnd ? "an operator" : "`,`"
      reportUnexpected("\(next), a clause or the end of the query")
    }
    return false
  }

  /// What can be said of a token after a complete operand, whatever holds it.
  func answerInExpression() -> Answer? {
    let token = current
    switch token.kind {
    case .end: return nil
    case .word, .quotedName: return answerToWord(token)
    case .unitDuration: return answerToDuration(token) ?? missingOperator(token)
    case .text, .integer, .real, .isoDuration, .parameter: return answerToComment() ?? missingOperator(token)
    case .comma: return answerToComma()
    case .rightBracket:
      guard self.token(-1).canEndValue, frames.count <= 1 else { return nil }
      return Answer(hint: "no bracket is open here: leave it out", fix: Diagnostic.Fix(token.span, ""))
    case .leftBracket: return answerToBracket()
    case .foreign: return answerToSign(text(token))
    default: return nil
    }
  }

  private func missingOperator(_ token: Token) -> Answer? {
    guard self.token(-1).canEndValue else { return nil }
    switch clauseStart > 0 ? tokens[clauseStart - 1].keyword : nil {
    case .limit?, .offset?, .search?: return nil
    case .order?, .group?: return Answer(hint: "a comma or an operator is missing before it")
    default: return Answer(hint: "an operator is missing before it, such as `=`")
    }
  }

  private func answerToDuration(_ token: Token) -> Answer? {
    let before = self.token(-1)
    guard before.kind == .unitDuration else { return nil }
    let joined = text(before) + text(token)
    guard (try? DurationLiteral.parse(units: Array(joined.utf8)[...])) != nil else { return nil }
    return Answer(hint: "write `\(joined)`", fix: Diagnostic.Fix(before.span.union(token.span), joined))
  }

  private func answerToComma() -> Answer? {
    switch clauseStart > 0 ? tokens[clauseStart - 1].keyword : nil {
    case .where?, .having?: Answer(hint: "join conditions with `and` or `or`")
    default: nil
    }
  }

  private func answerToBracket() -> Answer? {
    let before = token(-1)
    if before.kind == .quotedName { return Answer(hint: "a function stands without backquotes") }
    return nil
  }

  private func answerToWord(_ token: Token) -> Answer? {
    if let comment = answerToComment() { return comment }
    if let keyword = token.keyword, token.isReserved { return answerToKeyword(keyword) }
    let word = text(token)
    if let unit = answerToUnit(word) { return unit }
    if isOrdering, let direction = ForeignWord.directions[ASCII.lowercased(word)] {
      return Answer(hint: "write `\(direction)`", fix: Diagnostic.Fix(token.span, direction))
    }
    if token.kind == .word, let meant = misspelt(word) {
      return Answer(hint: "did you mean `\(meant)`?", fix: Diagnostic.Fix(token.span, meant))
    }
    if isSelecting, self.token(-1).canEndValue {
      return Answer(
        hint: "a name for a column stands after `as`", fix: Diagnostic.Fix(token.span, "as " + word))
    }
    return Answer(hint: missingOperator(token)?.hint)
  }

  private var isSelecting: Bool {
    clauseStart > 0 && tokens[clauseStart - 1].keyword == .select && frames.count <= 1
  }

  private var isOrdering: Bool {
    clauseStart > 0 && tokens[clauseStart - 1].keyword == .order && frames.count <= 1
  }

  private func answerToKeyword(_ keyword: Keyword) -> Answer? {
    switch keyword {
    case .asc, .desc, .nulls: Answer(hint: "directions stand in `order by` only")
    case .as: Answer(hint: "names are given in `select` only")
    case .explain: Answer(hint: "`explain` stands before the query")
    case .distinct: Answer(hint: "`distinct` stands directly after `select`, or first in `count(distinct x)`")
    case .by: Answer(hint: "`by` stands after `group` and `order`")
    default: nil
    }
  }

  /// `1 day`.
  private func answerToUnit(_ word: String) -> Answer? {
    let number = token(-1)
    guard number.kind == .integer || number.kind == .real else { return nil }
    if DurationLiteral.isYearOrMonth(word) {
      return Answer(hint: "years and months have no fixed length: count in days, as in `365d`")
    }
    guard let unit = DurationLiteral.unit(named: word) else { return nil }
    let duration = text(number) + unit
    return Answer(
      hint: "write `\(ShownText.cut(duration))`",
      fix: Diagnostic.Fix(number.span.union(current.span), duration))
  }

  /// The word of the language that a misspelt one means.
  func misspelt(_ word: String) -> String? {
    if let synonym = ForeignWord.operators[ASCII.lowercased(word)] { return synonym }
    let operators = ["and", "not", "between", "like", "ilike", "contains", "starts with", "ends with"]
    let swapped = ["ro": "or", "si": "is", "ni": "in", "sa": "as", "adn": "and", "nad": "and"]
    if let operation = swapped[ASCII.lowercased(word)] { return operation }
    return Spelling.nearest(to: word, among: operators + QueryParser.clauseWords).map { meant in
      meant == "group" || meant == "order" ? meant + (isWord(token(1), "by") ? "" : " by") : meant
    }
  }

  static let clauseWords = ["select", "search", "where", "group", "having", "order", "limit", "offset"]

  /// Words after `//` in the same line are most often meant as a comment.
  private func answerToComment() -> Answer? {
    var index = position - 1
    while index >= clauseStart, index >= 0, tokens[index].kind != .doubleSlash {
      if position - index > 20 { return nil }
      index -= 1
    }
    guard index >= max(clauseStart, 0), tokens[index].kind == .doubleSlash else { return nil }
    let between = source[SourceSpan(tokens[index].span.start, current.span.start)]
    guard !between.utf8.contains(UInt8(ascii: "\n")) else { return nil }
    return Answer(
      hint: "`//` divides; comments begin with `--`", fix: Diagnostic.Fix(tokens[index].span, "--"))
  }

  /// `limit 10, 20` and others.
  private mutating func reportAfterCount() -> Bool {
    let hint: String
    var fix: Diagnostic.Fix?
    let opening = tokens[clauseStart - 1]
    if opening.keyword == .limit, current.kind == .comma, token(1).kind == .integer,
      position == clauseStart + 1
    {
      let written = "limit \(text(token(1))) offset \(text(token(-1)))"
      hint = "write `\(ShownText.cut(written))`"
      fix = Diagnostic.Fix(opening.span.union(token(1).span), written)
    } else if current.kind == .percent {
      hint = "shares of the rows cannot be asked for"
    } else if arithmeticOperator(current) != nil {
      hint = "the number is written out: `limit` and `offset` do not calculate"
    } else {
      return false
    }
    report(
      "found \(shown(current)) after a number of rows, expected a clause or the end of the query",
      at: current.span, hint: hint, fix: fix)
    return true
  }
}
