import QueryDiagnostics

// Answers to what other languages write after an operand.

extension QueryParser {
  /// Reads signs and words that are operators in other languages only.
  mutating func parseForeignOperator() throws(Reported) -> AfterOperator {
    let token = current
    // The end of most expressions; nothing has to be compared for it.
    if token.kind == .word && token.isReserved { return .over }
    let written = ASCII.lowercased(text(token))
    if token.kind == .word { return try parseForeignWordOperator(written) }
    switch written {
    case "&&", "&": return try replaceLogical(.and)
    case "||": return try replaceLogical(.or)
    case "=~", "!~", "~", "~*", "!~*":
      reportRegularExpression()
      return try beginTest(.refused)
    case "!":
      guard let keyword = self.token(1).keyword, [.like, .ilike, .in, .contains, .between].contains(keyword)
      else { return .over }
      report(
        "found `!`, expected an operator", at: token.span, hint: "write `not`",
        fix: Diagnostic.Fix(token.span, "not "))
      throw Reported()
    default:
      break
    }
    guard let comparison = ForeignWord.comparisons[written] else { return .over }
    report(
      "found \(shown(token)), expected a comparison", at: token.span, hint: "write `\(comparison)`",
      fix: Diagnostic.Fix(token.span, comparison))
    return try beginTest(.refused)
  }

  /// Reads `&&` and `||` on as what they mean most often; beside a text `||` joins texts.
  private mutating func replaceLogical(_ logical: LogicalOperator) throws(Reported) -> AfterOperator {
    let joinsTexts = logical == .or && (token(-1).kind == .text || token(1).kind == .text)
    report(
      "found \(shown(current)), expected an operator", at: current.span,
      hint: joinsTexts ? "texts are joined with `concat(a, b)`" : "write `\(logical.rawValue)`",
      fix: joinsTexts ? nil : Diagnostic.Fix(current.span, logical.rawValue))
    let result = try continueLogical(logical)
    // After the lower bound of `between` the sign stood for its `and`.
    if frames[frames.count - 1].level < ExpressionFrame.predicateLevel {
      frames[frames.count - 1].isForeign = true
    } else {
      frames[frames.count - 1].kind = .refused
    }
    return result
  }

  private mutating func reportRegularExpression() {
    report(
      "found \(shown(current)); there are no regular expressions", at: current.span,
      hint: "use `contains`, `starts with`, `ends with`, or `like` with `%` and `_`")
  }

  private mutating func parseForeignWordOperator(_ word: String) throws(Reported) -> AfterOperator {
    if ForeignWord.expressions.contains(word) {
      reportRegularExpression()
      if word == "similar", isWord(token(1), "to") { position += 1 }
      return try beginTest(.refused)
    }
    guard let meant = ForeignWord.operators[word], token(-1).canEndValue else { return .over }
    if word == "starts" || word == "ends", ![.text, .parameter].contains(token(1).kind) { return .over }
    let length = word == "begins" && token(1).keyword == .with ? 2 : 1
    let span = current.span.union(token(length - 1).span)
    let value = token(length)
    let isOfText = TextOperator(rawValue: meant) != nil
    let isMistyped = isOfText && value.isLiteral && ![.text, .parameter, .invalid].contains(value.kind)
    report(
      "found `\(text(current))`, expected an operator", at: current.span,
      hint: isMistyped ? "`\(meant)` looks for a text" : "write `\(meant)`",
      fix: isMistyped ? nil : Diagnostic.Fix(span, meant))
    position += length - 1
    if word == "isnull" || word == "notnull" || word == "exists" { return try completeRefused() }
    if word == "div" || word == "mod" { throw Reported() }
    return try beginTest(.refused)
  }

  /// Makes an invalid test of the operand at hand and of the token at hand.
  private mutating func completeRefused() throws(Reported) -> AfterOperator {
    try pushTest(.refused, hasRightSide: false)
    let frame = frames.removeLast()
    position += 1
    extent = SourceSpan(extent.start, token(-1).span.end)
    refuse(frame)
    return .complete
  }

  /// `x not null`, `x not = 1` and others.
  mutating func parseForeignNot() throws(Reported) -> AfterOperator {
    let word = current
    let next = token(1)
    let both = word.span.union(next.span)
    switch next.kind {
    case .word where next.keyword == .null:
      report(
        "found `null` after `not`, expected a test", at: next.span, hint: "write `is not null`",
        fix: Diagnostic.Fix(both, "is not null"))
      position += 1
      return try completeRefused()
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let opposite: [Token.Kind: String] = [
        .equal: "!=", .notEqual: "=", .less: ">=", .lessOrEqual: ">", .greater: "<=", .greaterOrEqual: "<",
      ]
      let meant = opposite[next.kind] ?? "!="
      report(
        "found \(shown(next)) after `not`, expected a test that is a word", at: next.span,
        hint: "write `\(meant)`",
        fix: Diagnostic.Fix(both, meant))
      position += 1
      return try beginTest(.refused)
    case .word where ForeignWord.expressions.contains(ASCII.lowercased(text(next))):
      position += 1
      reportRegularExpression()
      return try beginTest(.refused)
    default:
      position += 1
      throw unexpected(
        "a test after `not`",
        hint: "as in `not like`, `not in`; before a condition `not` stands in front of all of it")
    }
  }

  /// `x is true`, `x is distinct from y`, `x is 5`.
  mutating func parseForeignIs() throws(Reported) -> AfterOperator {
    let isNegated = token(1).keyword == .not
    let distance = isNegated ? 2 : 1
    let found = token(distance)
    let span = current.span.union(found.span)
    switch found.kind {
    case .word where found.keyword == .true || found.keyword == .false:
      return try parseIsBoolean(found, isNegated: isNegated, distance)
    case .word where found.keyword == .distinct:
      report(
        "found `distinct` after `is`, expected `null`", at: found.span,
        hint: isNegated
          ? "write `=`, and ask for nulls with `is null`" : "write `!=`, and ask for nulls with `is null`")
      position += distance
      if isWord(token(1), "from") { position += 1 }
      return try beginTest(.refused)
    case .text, .integer, .real, .unitDuration, .isoDuration, .parameter, .minus:
      let meant = isNegated ? "!=" : "="
      report(
        "found \(shown(found)) after `is`, expected `null`", at: found.span, hint: "write `\(meant)`",
        fix: Diagnostic.Fix(SourceSpan(span.start, token(distance - 1).span.end), meant))
      position += distance - 1
      return try beginTest(.refused)
    default:
      position += distance
      throw unexpected(
        isNegated ? "`null` after `is not`" : "`null` or `not null` after `is`",
        hint: "equality is written `=`")
    }
  }

  private mutating func parseIsBoolean(
    _ found: Token, isNegated: Bool, _ distance: Int
  ) throws(Reported) -> AfterOperator {
    try reduce(above: ExpressionFrame.predicateLevel)
    let value = source[extent]
    let isPlain = isNegated == (found.keyword == .false)
    // With `not`, null is among the answers; a condition alone leaves it out, but only where null and false are the
    // same in the end.
    let fix =
      isNegated
      ? (isPlain ? "coalesce(\(value), true)" : "not coalesce(\(value), false)")
      : nullsCountAsFalse(after: distance + 1)
        ? (isPlain ? "\(value)" : "not \(value)")
        : (isPlain ? "coalesce(\(value), false)" : "not coalesce(\(value), true)")
    let isCondition = expressions[operand].isCondition && !operandIsPredicate
    report(
      "found `\(text(found))` after `is`, expected `null`", at: found.span,
      hint: "\(isCondition ? "" : "for a boolean ")write `\(ShownText.cut(fix))`",
      fix: isCondition ? Diagnostic.Fix(extent.union(found.span), fix) : nil)
    position += distance
    return try completeRefused()
  }

  /// True where the test at hand, which ends at that distance, is a term of a condition or of terms joined by `and` and
  /// `or` alone.
  private func nullsCountAsFalse(after distance: Int) -> Bool {
    let clause = clauseStart > 0 ? tokens[clauseStart - 1].keyword : nil
    guard clause == .where || clause == .having else { return false }
    let isPositive = frames.allSatisfy { frame in
      switch frame.kind {
      case .root, .group, .logical: true
      default: false
      }
    }
    var index = distance
    while token(index).kind == .rightBracket { index += 1 }
    let next = token(index)
    return isPositive
      && (next.kind == .end || next.keyword == .and || next.keyword == .or
        || clauseKeyword(at: min(position + index, tokens.count - 1)) != nil)
  }

  /// A value directly after an operand: something is missing or too much.
  mutating func parseValueAfterOperand() throws(Reported) -> AfterOperator {
    let before = token(-1)
    guard before.kind == .unitDuration else { return .over }
    var joined = text(before)
    var count = 0
    while token(count).kind == .unitDuration {
      let longer = joined + text(token(count))
      guard (try? DurationLiteral.parse(units: Array(longer.utf8)[...])) != nil else { break }
      joined = longer
      count += 1
    }
    guard count > 0 else { return .over }
    let span = before.span.union(token(count - 1).span)
    report(
      .badDuration,
      "found \(shown(current)) directly after `\(text(before))`; the parts of a duration adjoin",
      at: current.span,
      hint: "write `\(joined)`", fix: Diagnostic.Fix(span, joined))
    position += count
    expressions.truncate(to: operand.position)
    setOperand(.invalid, span)
    return .complete
  }

  /// What can be said of a sign that has no meaning here.
  func answerToSign(_ sign: String) -> Answer? {
    let hint: String? =
      switch sign {
      case "|", "|>": "there are no pipes: clauses stand one after another"
      case "[": "there are no subscripts: lists are asked with `any(…)`, as in `any(family.name = 'Dragon')`"
      case "{", "}", "]": "only round brackets have a meaning here"
      case "->", "->>": "a field of a record is written `record.field`"
      case "::": "there are no casts; `date(…)`, `timestamp(…)` and `duration(…)` read texts"
      case "**", "^": "there is no power: write `x * x`"
      case "?", ":": "write `if(condition, a, b)`"
      case "!": "write `!=` or `not`"
      case "&": "write `and`"
      case "<<", ">>": "there are no operators on bits"
      case "\\": "there are no escapes: a quote inside a text is doubled"
      default: nil
      }
    return hint.map { Answer(hint: $0) }
  }
}
