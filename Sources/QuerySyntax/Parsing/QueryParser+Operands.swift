import QueryDiagnostics
import Values

extension QueryParser {
  /// Reads one operand, or one sign before it. True when the operand is complete.
  mutating func parseOperand() throws(Reported) -> Bool {
    let token = current
    switch token.kind {
    case .integer, .real, .text, .unitDuration, .isoDuration, .parameter, .invalid:
      markPrimary(token.kind == .parameter ? .primaryParameter : .primaryLiteral)
      if token.kind != .parameter { markLiteral(token) }
      position += 1
      setOperand(literal(token), token.span)
      return true
    case .leftBracket:
      markPrimary(.primaryLeftBracket)
      try nest(.group)
      return false
    case .minus:
      return try parseMinus()
    case .word:
      return try parseWord(token)
    case .quotedName:
      parsePathOrFail()
      return true
    default:
      return try parseForeignOperand()
    }
  }

  /// A `-` directly before an integer belongs to it; it counts as a level all the same, so that the limit is the same
  /// whatever stands at the end.
  private mutating func parseMinus() throws(Reported) -> Bool {
    mark(.unary)
    mark(alternative: .unaryMinus)
    guard token(1).kind == .integer, token(1).span.start == current.span.end else {
      try nest(.negation)
      return false
    }
    markPrimary(.primaryLiteral)
    markLiteral(token(1))
    try countLevel()
    let minus = advance()
    let digits = advance()
    setOperand(integer(digits, isNegative: true), minus.span.union(digits.span))
    return true
  }

  /// Marks that a primary is taken, by which of its alternatives. What holds nothing but it, a rule of the layers around
  /// it, takes the alternative that is the next layer.
  private func markPrimary(_ alternative: ProductionAlternative) {
    mark(.primary)
    mark(alternative: .negationPredicate, .unaryPrimary)
    mark(alternative: alternative)
  }

  private func markLiteral(_ token: Token) {
    mark(.literal)
    mark(alternative: .literal(token))
  }

  private mutating func literal(_ token: Token) -> ExpressionSyntax.Kind {
    let bytes = bytes(token)
    switch token.kind {
    case .integer:
      return integer(token, isNegative: false)
    case .real:
      guard let value = NumberLiteral.real(bytes) else { return .invalid }
      return .literal(.real(value, spelling: NumberLiteral.spelling(of: bytes)))
    case .text:
      return .literal(.text(QuotedText.unquote(bytes)))
    case .unitDuration:
      guard let value = try? DurationLiteral.parse(units: bytes) else { return .invalid }
      return .literal(.duration(value, spelling: NumberLiteral.spelling(of: bytes)))
    case .isoDuration:
      guard let value = try? DurationLiteral.parse(iso: bytes) else { return .invalid }
      return .literal(.duration(value, spelling: text(token)))
    case .parameter:
      return .parameter(parameterName(token))
    default:
      return .invalid
    }
  }

  private mutating func integer(_ token: Token, isNegative: Bool) -> ExpressionSyntax.Kind {
    let digits = text(token)
    if let magnitude = NumberLiteral.magnitude(bytes(token)) {
      if isNegative && magnitude == Int64.min.magnitude {
        return .literal(.integer(.min, spelling: "-" + digits))
      }
      if let value = Int64(exactly: magnitude) {
        return .literal(.integer(isNegative ? -value : value, spelling: isNegative ? "-" + digits : digits))
      }
    }
    reportInteger(token, digits)
    return .invalid
  }

  private mutating func reportInteger(_ token: Token, _ digits: String) {
    let message = "\(ShownText.quoted(digits)) is beyond 64 bits"
    let minus = self.token(-2)
    if position > 1, minus.kind == .minus, let top = frames.last, case .negation = top.kind,
      NumberLiteral.magnitude(bytes(token)) == Int64.min.magnitude
    {
      return report(
        .badNumber, message, at: token.span, hint: "the `-` stands directly before it: `-\(digits)`",
        fix: Diagnostic.Fix(minus.span.union(token.span), "-" + digits), isBeyondGrammar: true)
    }
    let hint = digits.utf8.count <= 300 ? "write `\(ShownText.cut(digits)).0` for a real" : nil
    report(.badNumber, message, at: token.span, hint: hint, isBeyondGrammar: true)
  }

  // MARK: - Words

  private mutating func parseWord(_ token: Token) throws(Reported) -> Bool {
    switch token.keyword {
    case .not?:
      guard let top = frames.last, top.level < ExpressionFrame.predicateLevel else {
        throw notInsideOperand()
      }
      mark(.negation)
      mark(alternative: .negationNot)
      try nest(.not)
      return false
    case .true?, .false?:
      markPrimary(.primaryLiteral)
      markLiteral(token)
      position += 1
      setOperand(.literal(.boolean(token.keyword == .true)), token.span)
      return true
    case .null?:
      markPrimary(.primaryLiteral)
      markLiteral(token)
      position += 1
      setOperand(.literal(.null), token.span)
      return true
    case .some where token.isReserved, .starts? where self.token(1).keyword == .with,
      .ends? where self.token(1).keyword == .with:
      return try parseReservedOperand()
    default:
      if try parseForeignWord() { return true }
      if self.token(1).kind == .leftBracket { return try parseCall() }
      parsePathOrFail()
      return true
    }
  }

  /// `a.b.c`; the first name is here. A point without a name behind it makes an invalid operand.
  mutating func parsePathOrFail() {
    markPrimary(.primaryPath)
    mark(.path)
    let start = advance()
    let first = takenName(start)
    var others: [NameSyntax] = []
    var span = start.span
    while current.kind == .dot {
      guard let segment = name(of: token(1)) else { return reportSegment(span) }
      mark(.anyName)
      mark(alternative: .anyName(token(1)))
      position += 2
      others.append(segment)
      span = span.union(segment.span)
    }
    setOperand(.path(PathSyntax(first, others)), span)
  }

  private mutating func reportSegment(_ path: SourceSpan) {
    let dot = advance()
    let found = current
    let isAdjacent = found.span.start == dot.span.end && found.kind != .end
    let fix = isAdjacent && found.isLiteral && found.kind != .text ? "`\(text(found))`" : nil
    if found.kind != .invalid {
      report(
        "found \(shown(found)), expected a name after `.`", at: found.span,
        hint: fix.map { "a name with other signs than letters, digits and `_` stands in backquotes: \($0)" },
        fix: fix.map { Diagnostic.Fix(found.span, $0) })
    }
    if isAdjacent && found.isLiteral || found.kind == .star { position += 1 }
    setOperand(.invalid, path.union(dot.span))
  }

  // MARK: - Calls

  private mutating func parseCall() throws(Reported) -> Bool {
    let name = current
    // Quantifiers are short: most names are none at first sight.
    let quantifier =
      name.span.length <= Quantifier.longest ? Quantifier(rawValue: ASCII.lowercased(text(name))) : nil
    markPrimary(quantifier == nil ? .primaryCall : .primaryQuantifier)
    mark(quantifier == nil ? .call : .quantifier)
    mark(alternative: quantifier.map { .quantifier($0) })
    // The frame stands at the name; the bracket is the token behind it.
    try nest(quantifier.map { .quantifier($0) } ?? .call(.plain))
    position += 1
    if current.kind == .rightBracket {
      try closeCall(isEmpty: true)
      return true
    }
    guard quantifier == nil else { return try beginQuantified(name) }
    mark(alternative: current.kind == .star ? .callStar : .callExpression)
    if current.kind == .star {
      position += 1
      guard current.kind == .rightBracket else { throw unexpected("`)` after `*`", hint: "as in `count(*)`") }
      frames[frames.count - 1].kind = .call(.star)
      try closeCall(isEmpty: true)
      return true
    }
    if current.keyword == .distinct {
      position += 1
      frames[frames.count - 1].kind = .call(.distinct)
    }
    return false
  }

  /// Passes over what only aggregates take. True where nothing is left to be read.
  private mutating func beginQuantified(_ name: Token) throws(Reported) -> Bool {
    guard current.keyword == .distinct || current.kind == .star else { return false }
    report(
      .badQuantifier, "found \(shown(current)) in `\(ASCII.lowercased(text(name)))(…)`, expected a condition",
      at: current.span, hint: "`distinct` and `*` stand in `count` only")
    guard advance().kind == .star else { return false }
    guard current.kind == .rightBracket else { throw unexpected("`)` after `*`") }
    setOperand(.invalid, token(-1).span)
    try closeCall(isEmpty: false)
    return true
  }

  /// Completes the call on top; its closing bracket is here.
  mutating func closeCall(isEmpty: Bool) throws(Reported) {
    if !isEmpty { hold(operand) }
    let frame = frames.removeLast()
    depth -= 1
    let close = advance()
    let arguments = pending[frame.pendingStart...].map(\.operand)
    pending.removeLast(arguments.count)
    let name = tokens[frame.token]
    let span = name.span.union(close.span)
    switch frame.kind {
    case .quantifier(let quantifier):
      guard arguments.count == 1 else { return refuseQuantifier(frame, arguments.count, span) }
      setOperand(.quantifier(quantifier, arguments[0]), span, from: frame.nodeStart)
    case .call(let form):
      let word = ASCII.lowercased(text(name))
      if arguments.isEmpty, form == .plain, reportClock(word, span) {
        return setOperand(.invalid, span)
      }
      let callee = NameSyntax(word, span: name.span)
      setOperand(.call(callee, arguments: arguments, form: form), span, from: frame.nodeStart)
    default:
      preconditionFailure("only calls are closed here")
    }
  }

  private mutating func refuseQuantifier(_ frame: ExpressionFrame, _ count: Int, _ span: SourceSpan) {
    reportQuantifier(tokens[frame.token], at: frame.token, count, span)
    expressions.truncate(to: frame.nodeStart)
    setOperand(.invalid, span)
  }
}
