import QueryDiagnostics

// Answers to what other languages write where an operand begins.

extension QueryParser {
  /// Reads what only other languages have in front of an operand. True when an operand is complete.
  mutating func parseForeignOperand() throws(Reported) -> Bool {
    let token = current
    switch (token.kind, text(token)) {
    case (.foreign, "!"), (.foreign, "~"):
      guard let top = frames.last, top.level < ExpressionFrame.predicateLevel else {
        throw notInsideOperand()
      }
      report(
        "found \(shown(token)), expected an expression", at: token.span, hint: "write `not`",
        fix: Diagnostic.Fix(token.span, "not "))
      try nest(.not)
      return false
    case (.foreign, "{"), (.foreign, "["):
      throw unexpected(
        expectedOperand,
        hint: "lists stand in round brackets, and queries are made of clauses: `where a in (1, 2)`")
    case (.foreign, "?"), (.foreign, ":"), (.foreign, "@"):
      guard let parameter = foreignParameter(at: position) else {
        throw unexpected(expectedOperand, hint: "parameters are written `$1` or `$name`")
      }
      reportUnexpected(expectedOperand, answer: parameter)
      position = parameter.end
      setOperand(.invalid, parameter.span)
      return true
    case (.plus, _):
      report(
        "found `+`, expected \(expectedOperand)", at: token.span, hint: "leave the `+` out",
        fix: Diagnostic.Fix(token.span, ""))
      position += 1
      return false
    case (.doubleSlash, _):
      throw unexpected(expectedOperand, hint: "comments begin with `--`")
    case (.star, _):
      throw unexpected(
        expectedOperand, hint: "`*` alone stands only as an item of `select` and in `count(*)`")
    case (.equal, _) where [.equal, .less, .greater].contains(self.token(-1).kind) && position > 0:
      throw unexpected(expectedOperand, hint: "leave one of the two signs out")
    default:
      throw unexpected(expectedOperand)
    }
  }

  /// A parameter as other languages write it: `?`, `:name`, `@name`.
  struct ForeignParameter {
    let span: SourceSpan
    /// As it is written here.
    let written: String
    /// The position of the token behind it.
    let end: Int
  }

  /// The parameter that begins there; nil where none does. The signs `?` are numbered in their order.
  func foreignParameter(at index: Int) -> ForeignParameter? {
    let sign = tokens[index]
    guard sign.kind == .foreign else { return nil }
    switch text(sign) {
    case "?":
      return ForeignParameter(span: sign.span, written: "$\(questionMarks + 1)", end: index + 1)
    case ":", "@":
      let name = tokens[index + 1]
      guard name.kind == .word || name.kind == .integer, name.span.start == sign.span.end else { return nil }
      return ForeignParameter(
        span: sign.span.union(name.span), written: "$" + text(name), end: index + 2)
    default: return nil
    }
  }

  /// Reports a parameter of another language where `expected` should stand.
  mutating func reportUnexpected(_ expected: String, answer parameter: ForeignParameter) {
    if parameter.span.length == 1 { questionMarks += 1 }
    report(
      "found \(shown(current)), expected \(expected)", at: current.span,
      hint: "parameters are written `$1` or `$name`: write `\(ShownText.cut(parameter.written))`",
      fix: Diagnostic.Fix(parameter.span, parameter.written))
  }

  /// Reads words that only other languages put in front of something. True when they made an operand.
  mutating func parseForeignWord() throws(Reported) -> Bool {
    let next = token(1)
    guard next.kind == .text || next.kind == .word || next.kind == .integer || next.kind == .unitDuration
    else {
      return false
    }
    // So long are the words below, and only the shortest comes before words; most names are none of them.
    let length = current.span.length
    guard length == 4 || next.kind != .word && (length == 8 || length == 9) else { return false }
    let word = ASCII.lowercased(text(current))
    switch word {
    case "case" where isWord(next, "when") || next.kind == .word && !next.isReserved:
      return parseCase()
    case "date", "timestamp", "datetime", "time", "duration", "interval":
      return parseTypedLiteral(word, next)
    default:
      return false
    }
  }

  /// `case when a then b else c end`.
  private mutating func parseCase() -> Bool {
    let start = current
    report(
      "found `case`, expected an expression", at: start.span,
      hint: "write `if(condition, a, b)`; several cases stand in each other: `if(a, 1, if(b, 2, 3))`")
    var level = 0
    while current.kind != .end, clauseKeyword(at: position) == nil {
      if isWord(current, "case") { level += 1 }
      if isWord(current, "end") { level -= 1 }
      position += 1
      if level == 0 { break }
    }
    setOperand(.invalid, start.span.union(token(-1).span))
    return true
  }

  /// `date '2020-01-01'`, `interval '1 day'`, `interval 1 day`.
  private mutating func parseTypedLiteral(_ word: String, _ literal: Token) -> Bool {
    let name = current
    if word == "interval" || word == "duration", let (written, end) = durationMeant(by: literal) {
      let span = name.span.union(tokens[end].span)
      report(
        "found \(shown(literal)) after `\(text(name))`, expected an operator", at: literal.span,
        hint: "durations are written without quotes: `\(ShownText.cut(written))`",
        fix: Diagnostic.Fix(span, written))
      position = end + 1
      setOperand(.invalid, span)
      return true
    }
    guard literal.kind == .text else { return false }
    let function = word == "datetime" || word == "time" ? "timestamp" : word == "interval" ? "duration" : word
    let written = "\(function)(\(text(literal)))"
    let span = name.span.union(literal.span)
    let hint =
      function == "duration"
      ? "durations are written as in `90d`, `2h30m`"
      : "write `\(ShownText.cut(written))`, or beside a \(function) only the text"
    report(
      "found \(shown(literal)) after `\(text(name))`, expected an operator", at: literal.span, hint: hint,
      fix: function == "duration" ? nil : Diagnostic.Fix(span, written))
    position += 2
    setOperand(.invalid, span)
    return true
  }

  /// The duration that `'1 day'` or `1 day` means, and the last token of it.
  private func durationMeant(by literal: Token) -> (written: String, end: Int)? {
    let words: [String]
    var end = position + 1
    switch literal.kind {
    case .unitDuration:
      return (text(literal), end)
    case .text:
      words = QuotedText.unquote(bytes(literal)).split(separator: " ").map(String.init)
    case .integer:
      end += 1
      guard tokens[end].kind == .word else { return nil }
      words = [text(literal), text(tokens[end])]
    default:
      return nil
    }
    guard words.count == 2, NumberLiteral.isInteger(Array(words[0].utf8)[...]),
      let unit = DurationLiteral.unit(named: words[1])
    else { return nil }
    return (words[0] + unit, end)
  }

  /// True for `now()` and its like, which are reported.
  mutating func reportClock(_ word: String, _ span: SourceSpan) -> Bool {
    // Nearly every call without arguments is this one.
    if word == "count" { return false }
    guard ForeignWord.clocks.contains(word) else { return false }
    report(
      .unknownFunction, "there is no function `\(word)`: the data are a snapshot", at: span,
      hint: "write the time that you mean: `'2026-08-01'`")
    return true
  }

  /// A quantifier takes one condition. `like any ('a', 'b')` is meant otherwise.
  mutating func reportQuantifier(_ name: Token, at index: Int, _ count: Int, _ span: SourceSpan) {
    let word = ASCII.lowercased(text(name))
    let before = index > 0 ? tokens[index - 1] : name
    let hint: String
    switch before.keyword {
    case .like?, .ilike?, .contains?:
      hint = "write one test for each text, joined with `\(word == "all" ? "and" : "or")`"
    default:
      hint =
        before.kind == .equal ? "write `in (…)`" : "it takes one condition: `\(word)(family.name = 'Dragon')`"
    }
    report(
      .wrongArgumentCount,
      "found \(count == 0 ? "no arguments" : "\(count) arguments") in `\(word)`, expected 1", at: span,
      hint: hint)
  }
}
