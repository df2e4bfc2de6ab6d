import QueryDiagnostics

// Answers to what other languages write where a clause begins, and to clauses that lack something.

extension QueryParser {
  /// Reports a clause of another language. True where the one before it is whole.
  mutating func reportForeignClause() -> Bool {
    let token = current
    if token.kind == .foreign, ["|", "|>"].contains(text(token)) {
      return reportPipe()
    }
    guard token.kind == .word, !token.isReserved else { return false }
    let word = ASCII.lowercased(text(token))
    switch word {
    case "from": return reportFrom()
    case "join", "inner", "left", "right", "cross", "full", "natural", "using":
      reportClause(
        token, "there is one table and there are no joins; records of a record are reached by paths")
    case "union", "intersect", "except", "minus":
      reportClause(token, "a query cannot be joined with another: write conditions with `and` and `or`")
    case "fetch": reportClause(token, "write `limit 10`")
    case "with", "window", "qualify", "partition", "into": reportClause(token, "there is no such clause")
    default:
      guard let meant = ForeignWord.clauses[word], !endsWithOpenOperand else { return false }
      reportClause(token, "write `\(meant)`", replacement: meant)
    }
    return true
  }

  /// `a | where b`, `a | b`. True where the clause before it is whole.
  private mutating func reportPipe() -> Bool {
    let next = token(1)
    let isBeforeClause = next.kind == .end || clauseKeyword(at: position + 1) != nil
    let isForeign = next.kind == .word && ForeignWord.clauses[ASCII.lowercased(text(next))] != nil
    let isCondition =
      !isBeforeClause && !isForeign && text(current) == "|"
      && (token(clauseStart - 1 - position).keyword == .where
        || token(clauseStart - 1 - position).keyword == .having)
    report(
      "found \(shown(current)), expected a clause", at: current.span,
      hint: isCondition
        ? "there are no pipes; between conditions write `or`"
        : "there are no pipes: clauses stand one after another",
      fix: isCondition
        ? Diagnostic.Fix(current.span, "or") : isBeforeClause ? Diagnostic.Fix(current.span, "") : nil)
    return !isCondition
  }

  /// True where a word can still be meant as a name for a column.
  private var endsWithOpenOperand: Bool {
    let next = token(1)
    return next.kind == .comma || next.kind == .end
  }

  private mutating func reportClause(_ token: Token, _ hint: String, replacement: String? = nil) {
    let isFollowedByBy = replacement?.hasSuffix(" by") ?? false && self.token(1).keyword == .by
    let span = isFollowedByBy ? token.span.union(self.token(1).span) : token.span
    report(
      "found \(shown(token)), expected a clause", at: token.span, hint: hint,
      fix: replacement.map { Diagnostic.Fix(span, $0) })
  }

  /// `from t`: the table is no part of a query.
  private mutating func reportFrom() -> Bool {
    var end = position
    if tokens[end + 1].kind == .word && !tokens[end + 1].isReserved || tokens[end + 1].kind == .quotedName
      || tokens[end + 1].kind == .text
    {
      end = endOfTable(at: end + 1)
    }
    let span = current.span.union(tokens[end].span)
    report(
      "found `from`, expected a clause", at: current.span,
      hint: "leave `\(ShownText.cut(source[span]))` out: the table is given by `--data`",
      fix: Diagnostic.Fix(span, ""))
    return true
  }

  /// The last token of `schema.table as t`.
  private func endOfTable(at start: Int) -> Int {
    var end = start
    while tokens[end + 1].kind == .dot, name(of: tokens[end + 2]) != nil { end += 2 }
    let alias = tokens[end + 1].keyword == .as ? end + 2 : end + 1
    let after = min(alias + 1, tokens.count - 1)
    let isAlias = tokens[alias].kind == .word && (alias > end + 1 || !tokens[alias].isReserved)
    return isAlias && (tokens[after].kind == .end || clauseKeyword(at: after) != nil) ? alias : end
  }

  /// Says what is wrong with a query that begins with no clause..
  mutating func reportBeginning() {
    let token = current
    if isReportedHere || token.kind == .invalid { return }
    if token.kind == .doubleSlash {
      report(
        "`//` does not open a comment", at: token.span, hint: "comments begin with `--`",
        fix: Diagnostic.Fix(token.span, "--"))
      return
    }
    if token.kind == .foreign, ["|", "|>"].contains(text(token)) {
      report(
        "found \(shown(token)), expected a clause", at: token.span,
        hint: "there are no pipes: a query begins with a clause", fix: Diagnostic.Fix(token.span, ""))
      return
    }
    if token.kind == .foreign, ["{", "["].contains(text(token)) {
      report(
        "found \(shown(token)), expected a clause", at: token.span,
        hint: "a query is made of clauses, such as `where flights_count > 1 order by name`")
      return
    }
    if token.kind == .rightBracket || token.kind == .comma || token.kind == .semicolon
      || token.keyword == .explain
    {
      reportUnexpected("a clause")
      return
    }
    if token.kind == .word, reportFirstWord(ASCII.lowercased(text(token))) { return }
    let clause = clauseMeantAtBeginning
    report(
      "found \(shown(token)), expected a clause", at: token.span,
      hint: clause.map {
        $0 == .search ? "to look for a text write `search` before it" : "write `\($0.rawValue)` before it"
      },
      fix: clause.map { Diagnostic.Fix(.point(token.span.start), $0.rawValue + " ") })
  }

  /// The clause that lacks its word at the beginning: the condition, or the columns where there is a condition.
  private var clauseMeantAtBeginning: Keyword? {
    if token(1).kind == .end && current.kind == .text { return .search }
    let clauses = tokens.indices.dropFirst(position).map { clauseKeyword(at: $0) }
    return [.where, .select].first { !clauses.contains($0) }
  }

  /// A first word that is a clause, misspelt or of another language.
  private mutating func reportFirstWord(_ word: String) -> Bool {
    if word == "analyse", tree.explain?.isAnalyze == false {
      report(
        "found \(shown(current)), expected a clause", at: current.span, hint: "did you mean `analyze`?",
        fix: Diagnostic.Fix(current.span, "analyze"))
      return true
    }
    if word == "top", token(1).kind == .integer {
      reportTop()
      return true
    }
    if ForeignWord.inquiries.contains(word), asksForNames(word) {
      reportClause(current, "`perigee --fields` lists the fields of the data")
      return true
    }
    if ForeignWord.statements.contains(word), isFollowedByValue {
      reportClause(current, "queries only read; no statement changes the data")
      return true
    }
    if word == "from" || word == "with", isFollowedByValue { return reportForeignClause() }
    if current.isReserved {
      let hint = reservedHint
      guard hint == nil || current.keyword == .by else { return false }
      reportUnexpected("a clause")
      return true
    }
    guard isFollowedByValue else { return false }
    let meant = ForeignWord.clauses[word] ?? nearestClause(to: word)
    guard let meant else { return false }
    let isBy = meant.hasSuffix(" by") && token(1).keyword == .by
    report(
      "found \(shown(current)), expected a clause", at: current.span, hint: "did you mean `\(meant)`?",
      fix: Diagnostic.Fix(isBy ? current.span.union(token(1).span) : current.span, meant))
    return true
  }

  /// `describe`, `describe t`, `show tables`.
  private func asksForNames(_ word: String) -> Bool {
    let next = token(1)
    guard word == "show" else {
      return next.kind == .end && word == "describe" || next.kind == .word && next.keyword == nil
    }
    let things = ["tables", "table", "columns", "fields", "databases", "schema"]
    return next.kind == .word && things.contains(ASCII.lowercased(text(next)))
  }

  /// `top 10 name, id`: clauses come in any order, so that `limit 10` can stand there.
  private mutating func reportTop() {
    let count = token(1)
    let isBeforeClause = token(2).kind == .end || clauseKeyword(at: position + 2) != nil
    let written = "limit \(text(count))" + (isBeforeClause ? "" : " select")
    report(
      "found \(shown(current)), expected a clause", at: current.span,
      hint: "write `\(ShownText.cut(written))`",
      fix: Diagnostic.Fix(current.span.union(count.span), written))
  }

  private func nearestClause(to word: String) -> String? {
    Spelling.nearest(to: word, among: QueryParser.clauseWords).map {
      $0 == "group" || $0 == "order" ? $0 + " by" : $0
    }
  }

  /// True where the token after this one begins something new, so that this one is no operand.
  private var isFollowedByValue: Bool {
    let next = token(1)
    if next.kind == .word {
      guard let keyword = next.keyword, next.isReserved || keyword == .starts || keyword == .ends else {
        return true
      }
      return [.by, .not, .true, .false, .null, .distinct].contains(keyword)
    }
    return next.kind == .quotedName || next.isLiteral || next.kind == .star
  }

  // MARK: - Clauses that lack something

  mutating func expectBy(_ opening: Token) throws(Reported) {
    if skip(.by) { return }
    let name = ASCII.lowercased(text(opening))
    if let near = current.kind == .word && isWord(current, "yb") ? current : nil {
      position += 1
      return report(
        "found \(shown(near)), expected `by` after `\(name)`", at: near.span, hint: "did you mean `by`?",
        fix: Diagnostic.Fix(near.span, "by"))
    }
    if isReportedHere { throw Reported() }
    let isName = current.kind != .end && arithmeticOperator(current) == nil && isComparison(current)
    let hint =
      isName ? "a field of that name stands in backquotes: `` `\(text(opening))` ``" : "write `\(name) by`"
    report(
      "found \(shown(current)), expected `by` after `\(name)`", at: current.span, hint: hint,
      fix: isName ? nil : Diagnostic.Fix(.point(opening.span.end), " by"))
    // The keys are read on where there are some.
    guard current.canEndValue || current.kind == .leftBracket || current.kind == .minus else {
      throw Reported()
    }
  }

  private func isComparison(_ token: Token) -> Bool {
    switch token.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// `top 10` and `all` after `select`.
  mutating func skipForeignSelectWords() {
    if isWord(current, "top"), token(1).kind == .integer {
      report(
        "found `\(text(token(1)))` after `\(text(current))`, expected an operator or a clause",
        at: token(1).span,
        hint: "write `limit \(ShownText.cut(text(token(1))))`, before or behind `select …`",
        fix: fixOfTop)
      position += 2
    } else if isWord(current, "all"), token(1).canEndValue, !isTextTest(position + 1) {
      report(
        "found \(shown(token(1))) after `all`, expected an operator or a clause", at: token(1).span,
        hint: "leave `all` out", fix: Diagnostic.Fix(current.span, ""))
      position += 1
    } else if isWord(current, "all"), token(1).kind == .star, isEndOfItem(position + 2) {
      // A field may be called `all`, and be multiplied.
      report(
        "found \(shown(token(2))) after `all *`, expected a value", at: token(2).span,
        hint: "for every field leave `all` out: `select *`", fix: Diagnostic.Fix(current.span, ""))
      position += 1
    }
  }

  /// `select top 10`: `limit 10 select`; nil where there is a limit already.
  private var fixOfTop: Diagnostic.Fix? {
    guard !tokens.indices.contains(where: { clauseKeyword(at: $0) == .limit }) else { return nil }
    let opening = tokens[clauseStart - 1]
    let number = token(1)
    let before = source[SourceSpan(opening.span.start, current.span.start)]
    var kept = before[...]
    while kept.last?.isWhitespace ?? false { kept.removeLast() }
    return Diagnostic.Fix(
      opening.span.union(number.span), "limit \(text(number)) \(kept)")
  }

  /// True at `starts with` and `ends with`, which test a field called `all`.
  private func isTextTest(_ index: Int) -> Bool {
    (tokens[index].keyword == .starts || tokens[index].keyword == .ends)
      && tokens[index + 1].keyword == .with
  }

  private func isEndOfItem(_ index: Int) -> Bool {
    tokens[index].kind == .end || tokens[index].kind == .comma || clauseKeyword(at: index) != nil
  }

  mutating func reportSearchTerms() {
    if let parameter = foreignParameter(at: position) {
      return reportUnexpected("a text or a parameter after `search`", answer: parameter)
    }
    var end = position
    while tokens[end].kind == .word || tokens[end].kind == .integer || tokens[end].kind == .minus,
      clauseKeyword(at: end) == nil
    { end += 1 }
    guard end > position else {
      return reportUnexpected("a text or a parameter after `search`", hint: "as in `search 'crew dragon'`")
    }
    let span = current.span.union(tokens[end - 1].span)
    let written = QuotedText.literal(source[span])
    report(
      "found \(shown(current)) after `search`, expected a text in quotes", at: current.span,
      hint: "write `search \(ShownText.cut(written))`", fix: Diagnostic.Fix(span, written))
  }

  mutating func reportCount(_ opening: Token) {
    let name = ASCII.lowercased(text(opening))
    let found = current
    switch found.kind {
    case .minus where token(1).kind == .integer:
      let span = found.span.union(token(1).span)
      report(
        .badNumber,
        "found \(ShownText.quoted(source[span])) after `\(name)`, expected a number that is not negative",
        at: span)
    case .real:
      report(.badNumber, "found \(shown(found)) after `\(name)`, expected a whole number", at: found.span)
    case .text where NumberLiteral.isInteger(Array(QuotedText.unquote(bytes(found)).utf8)[...]):
      let number = QuotedText.unquote(bytes(found))
      report(
        "found \(shown(found)) after `\(name)`, expected a number", at: found.span,
        hint: "drop the quotes: `\(name) \(ShownText.cut(number))`",
        fix: Diagnostic.Fix(found.span, number))
    case .foreign:
      let expected = "a number or a parameter after `\(name)`"
      if let parameter = foreignParameter(at: position) {
        reportUnexpected(expected, answer: parameter)
      } else {
        reportUnexpected(expected, hint: "as in `\(name) 10`")
      }
    case .word where isWord(found, "all") || found.keyword == .null:
      report(
        "found \(shown(found)) after `\(name)`, expected a number or a parameter", at: found.span,
        hint: "without `\(name)` every row is returned",
        fix: Diagnostic.Fix(opening.span.union(found.span), ""))
    default:
      reportUnexpected("a number or a parameter after `\(name)`", hint: "as in `\(name) 10`")
    }
  }
}
