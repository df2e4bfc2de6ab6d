import QueryDiagnostics

// What is said where something else was expected.

extension QueryParser {
  /// A token as messages name it.
  func shown(_ token: Token) -> String {
    token.kind == .end ? "the end of the query" : ShownText.quoted(text(token))
  }

  /// True where the fault has been reported with the token itself.
  var isReportedHere: Bool { current.kind == .invalid || token(-1).kind == .invalid && position > 0 }

  /// Reports the token at hand, with the best hint there is.
  mutating func reportUnexpected(_ expected: String, hint: String? = nil) {
    if isReportedHere { return }
    let better = position > clauseStart ? answerInExpression() : nil
    let found = shown(current)
    if let better, let message = better.message {
      return report(message, at: current.span, hint: better.hint, fix: better.fix)
    }
    report(
      "found \(found), expected \(expected)", at: current.span, hint: better?.hint ?? hint, fix: better?.fix)
  }

  mutating func unexpected(_ expected: String, hint: String? = nil) -> Reported {
    reportUnexpected(expected, hint: hint)
    return Reported()
  }

  // MARK: - Brackets and lists

  mutating func unclosedBracket() -> Reported {
    guard let top = frames.last else { preconditionFailure("the root frame is always there") }
    let isCall = if case .group = top.kind { false } else { true }
    let opening = tokens[top.token]
    let what =
      switch top.kind {
      case .list: "the list that begins at"
      case .call, .quantifier: "the brackets of"
      default: "the bracket that opens at"
      }
    let hint = "\(what) \(place(of: opening, isCall)) must be closed first"
    return unexpected(isCall ? "`,` or `)`" : "`)`", hint: hint)
  }

  private func place(of opening: Token, _ isCall: Bool) -> String {
    if isCall { return shown(opening) }
    let location = source.location(at: opening.span.start)
    return location.line == 1
      ? "column \(location.column)" : "line \(location.line), column \(location.column)"
  }

  mutating func trailingComma() -> Reported {
    let comma = token(-1)
    report(
      "found `)` after a comma, expected an expression", at: current.span, hint: "leave the comma out",
      fix: Diagnostic.Fix(comma.span, ""))
    return Reported()
  }

  mutating func emptyList(isNegated: Bool) -> Reported {
    report(
      "found an empty list, expected an expression", at: current.span,
      hint: isNegated
        ? "everything is outside an empty list: leave this test out"
        : "nothing is in an empty list: for no rows write `where false`")
    return Reported()
  }

  mutating func missingListItem(after clause: String, isFirst: Bool, wanted: String) -> Reported {
    if !isFirst, token(-1).kind == .comma {
      report(
        "found \(shown(current)) after a comma, expected \(wanted)", at: current.span,
        hint: "leave the comma out",
        fix: Diagnostic.Fix(token(-1).span, ""))
      return Reported()
    }
    if clause == "select", current.kind != .end { return reservedName() }
    return unexpected("\(wanted) after `\(clause)`", hint: reservedHint)
  }

  mutating func missingList() -> Reported {
    if isReportedHere { return Reported() }
    let found = current
    if let parameter = foreignParameter(at: position) {
      reportUnexpected("a list in brackets after `in`", answer: parameter)
      return Reported()
    }
    if found.isLiteral || found.kind == .word && !found.isReserved {
      let items = found.span.union(token(itemsWithoutBrackets - 1).span)
      let fix = found.kind == .word ? nil : Diagnostic.Fix(items, "(\(source[items]))")
      let hint =
        fix == nil
        ? "the items stand in brackets; for one value write `=`"
        : "write `in (\(ShownText.cut(source[items])))`" + (items == found.span ? ", or `=`" : "")
      report("found \(shown(found)) after `in`, expected `(`", at: found.span, hint: hint, fix: fix)
    } else if found.kind == .foreign, let fixed = roundedBrackets() {
      report(
        "found \(shown(found)) after `in`, expected `(`", at: found.span,
        hint: "write `\(ShownText.cut(fixed.replacement))`",
        fix: fixed)
    } else {
      reportUnexpected("a list in brackets after `in`", hint: "as in `status in (1, 2)`")
    }
    return Reported()
  }

  /// The number of tokens of `1, 2`. In a call or a list further ones need not belong to it.
  private var itemsWithoutBrackets: Int {
    var count = 1
    guard frames.dropFirst().allSatisfy({ $0.level > .bracket }) else { return count }
    while token(count).kind == .comma {
      let length = token(count + 1).kind == .minus ? 2 : 1
      guard token(count + length).isLiteral else { break }
      count += length + 1
    }
    return count
  }

  /// `[1, 2]` with round brackets.
  private func roundedBrackets() -> Diagnostic.Fix? {
    guard ["[", "{"].contains(text(current)) else { return nil }
    var index = position + 1
    while tokens[index].kind != .end, bracketStep(tokens[index]) == 0 { index += 1 }
    guard ["]", "}"].contains(text(tokens[index])) else { return nil }
    let inside = source[SourceSpan(current.span.end, tokens[index].span.start)]
    return Diagnostic.Fix(current.span.union(tokens[index].span), "(\(inside))")
  }

  // MARK: - Tests

  mutating func missingBetweenAnd() -> Reported {
    if current.kind == .comma {
      report(
        "found `,`, expected `and` after the lower bound of `between`", at: current.span,
        hint: "write `between a and b`", fix: Diagnostic.Fix(current.span, " and"))
      return Reported()
    }
    return unexpected("`and` after the lower bound of `between`", hint: "write `between a and b`")
  }

  /// A test after a test that is no pair of comparisons.
  mutating func reportChain() {
    report(
      .chainedComparison, "found \(shown(current)) after a comparison; comparisons do not chain",
      at: current.span,
      hint: "join two comparisons with `and`, or put the first in brackets")
  }

  /// Reports the comparisons after comparisons whose right side has not come: what stopped the reading stands behind.
  mutating func reportOpenChains() {
    for frame in frames {
      guard case .chained = frame.kind else { continue }
      let second = tokens[frame.token]
      report(
        .chainedComparison, "found \(shown(second)) after a comparison; comparisons do not chain",
        at: second.span, hint: "join two comparisons with `and`, or put the first in brackets")
    }
  }

  /// `1 < x < 5`: both sides are known by now.
  mutating func reportChained(
    _ chain: ComparisonChain, _ frame: ExpressionFrame
  ) {
    let (first, left, middle) = (chain.first, chain.left, chain.middle)
    let second = tokens[frame.token].span
    let (low, high) = (source[left], source[extent])
    let (a, b) = (source[first], source[second])
    let x = source[middle]
    let isUp = a.hasPrefix("<") && b.hasPrefix("<") && a != "<>" && b != "<>"
    let isDown = a.hasPrefix(">") && b.hasPrefix(">")
    let pair = "\(low) \(a) \(x) and \(x) \(b) \(high)"
    let between = isUp ? "\(x) between \(low) and \(high)" : "\(x) between \(high) and \(low)"
    if [low, x, high].contains(where: { ["true", "false"].contains(ASCII.lowercased($0)) }) {
      return report(
        .chainedComparison, "found `\(b)` after a comparison; comparisons do not chain", at: second,
        hint: "join two comparisons with `and`, or put the first in brackets")
    }
    let isExact = (isUp || isDown) && a.utf8.count == 2 && b.utf8.count == 2
    let isNegated = isAfterNot
    let fix = isExact ? between : isNegated ? "(\(pair))" : pair
    var hint = "write `\(ShownText.cut(fix))`"
    if !isExact, isUp || isDown { hint += ", or `\(ShownText.cut(between))` with both ends included" }
    report(
      .chainedComparison, "found `\(b)` after a comparison; comparisons do not chain", at: second, hint: hint,
      fix: Diagnostic.Fix(SourceSpan(left.start, extent.end), fix))
  }

  /// True where a `not` waits for the expression at hand.
  private var isAfterNot: Bool {
    if let top = frames.last, case .not = top.kind { return true }
    return false
  }

  // MARK: - Operands

  mutating func notInsideOperand() -> Reported {
    unexpected("an operand", hint: "put the `not` and what it denies in brackets")
  }

  /// A reserved word where an operand should begin: a name without backquotes, or a value that is missing.
  mutating func parseReservedOperand() throws(Reported) -> Bool {
    guard let hint = reservedHint else {
      let isNested = current.keyword == .select && token(-1).kind == .leftBracket
      throw unexpected(
        expectedOperand,
        hint: isNested
          ? "no query stands inside another; lists are asked with `any(…)`, `all(…)` or `none(…)`" : nil)
    }
    let expected = expectedOperand
    let token = advance()
    report(
      "found the reserved word \(shown(token)), expected \(expected)", at: token.span, hint: hint,
      fix: Diagnostic.Fix(token.span, "`\(text(token))`"))
    while current.kind == .dot, name(of: self.token(1)) != nil { position += 2 }
    setOperand(.invalid, token.span.union(self.token(-1).span))
    return true
  }

  /// What may stand where an operand begins; beside a test or an arithmetic operator that is no `not`.
  var expectedOperand: String {
    guard position > 0 else { return "an expression" }
    let before = token(-1)
    let isInsideTest = frames.last.map { $0.level >= ExpressionFrame.predicateLevel } ?? false
    let wanted = isInsideTest ? "a value" : "an expression"
    switch before.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .star, .slash,
      .doubleSlash,
      .percent:
      return "a value after `\(text(before))`"
    case .word where before.isReserved || isInsideTest:
      return "\(wanted) after `\(ASCII.lowercased(text(before)))`"
    default:
      return wanted
    }
  }

  /// The way to write a reserved word as a name; nil where no name is meant.
  var reservedHint: String? {
    let token = current
    guard token.kind == .word, let keyword = token.keyword else { return nil }
    switch keyword {
    case .and, .or, .like, .ilike, .starts, .ends, .is, .not: return nil
    default: break
    }
    let next = self.token(1)
    switch next.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .star, .slash,
      .doubleSlash, .percent,
      .dot, .comma, .rightBracket, .end:
      return "a field of that name stands in backquotes: `` `\(text(token))` ``"
    case .word:
      let isOperator: Set<Keyword> = [
        .is, .like, .ilike, .between, .in, .contains, .and, .or, .asc, .desc, .as,
      ]
      let isName = next.keyword.map { isOperator.contains($0) } ?? false
      return isName ? "a field of that name stands in backquotes: `` `\(text(token))` ``" : nil
    default:
      return nil
    }
  }

  mutating func reservedName() -> Reported {
    if reservedHint != nil {
      _ = try? parseReservedOperand()
    } else {
      reportUnexpected("an expression or `*` after `select`")
    }
    return Reported()
  }
}
