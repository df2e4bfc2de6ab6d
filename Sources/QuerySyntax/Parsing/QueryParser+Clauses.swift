import QueryDiagnostics

extension QueryParser {
  mutating func parseSelect(_ opening: Token) throws(Reported) -> SelectClause {
    mark(.selectClause)
    let isDistinct = skip(.distinct)
    skipForeignSelectWords()
    // An array of one is made at once: an empty one would grow first.
    var items = [try parseSelectItem(isFirst: true)]
    while skip(.comma) { items.append(try parseSelectItem(isFirst: false)) }
    return SelectClause(isDistinct: isDistinct, items: items, span: opening.span)
  }

  private mutating func parseSelectItem(isFirst: Bool) throws(Reported) -> SelectItem {
    mark(.selectItem)
    if current.kind == .star {
      mark(alternative: .selectItemStar)
      return .everything(span: advance().span)
    }
    if isAtClauseEnd {
      throw missingListItem(after: "select", isFirst: isFirst, wanted: "an expression or `*`")
    }
    mark(alternative: .selectItemExpression)
    let expression = try parseExpression()
    guard skip(.as) else { return .expression(expression, name: nil) }
    return .expression(expression, name: try parseNewName())
  }

  /// The name after `as`: any word.
  private mutating func parseNewName() throws(Reported) -> NameSyntax {
    if let name = name(of: current) {
      mark(.anyName)
      mark(alternative: .anyName(current))
      position += 1
      return name
    }
    let fix = current.kind == .text ? NameSpelling.writtenAfterAs(QuotedText.unquote(bytes(current))) : nil
    report(
      "found \(shown(current)), expected a name after `as`", at: current.span,
      hint: fix.map { "names stand in backquotes or alone: `\(ShownText.cut($0))`" },
      fix: fix.map { Diagnostic.Fix(current.span, $0) })
    throw Reported()
  }

  /// The name that a word or a word in backquotes stands for, whatever it is elsewhere.
  func name(of token: Token) -> NameSyntax? {
    token.kind == .word || token.kind == .quotedName ? takenName(token) : nil
  }

  /// The name that a word or a word in backquotes stands for, where it is known to be one of them.
  @inline(__always)
  func takenName(_ token: Token) -> NameSyntax {
    token.kind == .quotedName
      ? NameSyntax(QuotedText.unquote(bytes(token)), isQuoted: true, span: token.span)
      : NameSyntax(text(token), span: token.span)
  }

  mutating func parseSearch(_ opening: Token) throws(Reported) -> SearchClause {
    mark(.searchClause)
    let terms = current
    switch terms.kind {
    case .text:
      mark(alternative: .searchClauseText)
      position += 1
      return SearchClause(.text(QuotedText.unquote(bytes(terms))), termsSpan: terms.span, span: opening.span)
    case .parameter:
      mark(alternative: .searchClauseParameter)
      position += 1
      return SearchClause(.parameter(parameterName(terms)), termsSpan: terms.span, span: opening.span)
    case .invalid:
      throw Reported()
    default:
      reportSearchTerms()
      throw Reported()
    }
  }

  /// The name of a parameter, without the sign.
  func parameterName(_ token: Token) -> String { String(decoding: bytes(token).dropFirst(), as: UTF8.self) }

  mutating func parseCondition(_ opening: Token) throws(Reported) -> ExpressionClause {
    ExpressionClause(try parseExpression(), span: opening.span)
  }

  mutating func parseGroup(_ opening: Token) throws(Reported) -> GroupClause {
    mark(.groupClause)
    try expectBy(opening)
    var keys: [ExpressionIndex] = []
    repeat {
      if isAtClauseEnd {
        throw missingListItem(after: "group by", isFirst: keys.isEmpty, wanted: "an expression")
      }
      keys.append(try parseExpression())
    } while skip(.comma)
    return GroupClause(keys, span: opening.span)
  }

  mutating func parseOrder(_ opening: Token) throws(Reported) -> OrderClause {
    mark(.orderClause)
    try expectBy(opening)
    var keys: [OrderKey] = []
    keys.reserveCapacity(QueryParser.usualKeyCount)
    repeat {
      if isAtClauseEnd { throw missingListItem(after: "order by", isFirst: keys.isEmpty, wanted: "a key") }
      keys.append(try parseKey())
    } while skip(.comma)
    return OrderClause(keys, span: opening.span)
  }

  // MARK: - Keys

  private mutating func parseKey() throws(Reported) -> OrderKey {
    mark(.orderKey)
    let start = current.span.start
    let leading = try leadingDirection()
    let expression = try parseExpression()
    let expressionSpan = extent
    let (operand, isNegation) = withoutNegation(expression)
    var isDescending = isNegation
    if let direction = try parseDirection() {
      if isNegation {
        reportDirection(direction, afterNegation: expressionSpan)
      } else {
        isDescending = direction.keyword == .desc
      }
    }
    if let leading { reportLeading(leading, before: expressionSpan) }
    let nullsFirst = try parseNulls()
    let span = SourceSpan(start, token(-1).span.end)
    return OrderKey(operand, isDescending: isDescending, nullsFirst: nullsFirst, span: span)
  }

  /// `asc x`: a direction before its key. Kept, to be reported once it is known what stands behind it.
  private mutating func leadingDirection() throws(Reported) -> Token? {
    guard current.keyword == .asc || current.keyword == .desc else { return nil }
    let next = token(1)
    guard next.canEndValue || next.kind == .minus || next.kind == .leftBracket else { return nil }
    return advance()
  }

  private mutating func reportLeading(_ direction: Token, before span: SourceSpan) {
    let key = source[span]
    let written = direction.keyword == .desc ? "\(key) desc" : key
    report(
      "found `\(text(direction))` before a key, expected it after", at: direction.span,
      hint: "write `\(ShownText.cut(written))`", fix: Diagnostic.Fix(direction.span.union(span), written))
  }

  private mutating func parseDirection() throws(Reported) -> Token? {
    guard current.keyword == .asc || current.keyword == .desc else { return nil }
    mark(.direction)
    let direction = advance()
    mark(alternative: direction.keyword == .asc ? .directionAsc : .directionDesc)
    while current.keyword == .asc || current.keyword == .desc {
      report(
        .badOrderKey, "found a second direction, `\(text(current))`, expected one at most", at: current.span,
        hint: "leave one of the two out")
      position += 1
    }
    return direction
  }

  private mutating func reportDirection(_ direction: Token, afterNegation span: SourceSpan) {
    let key = ShownText.cut(source[span])
    let isSame = direction.keyword == .desc
    report(
      .badOrderKey, "found `\(text(direction))` after `\(key)`, which is descending already",
      at: direction.span,
      hint: isSame ? "leave `\(text(direction))` out" : "leave the `-` or the `\(text(direction))` out",
      fix: isSame ? Diagnostic.Fix(SourceSpan(token(-2).span.end, direction.span.end), "") : nil,
      isBeyondGrammar: true)
  }

  /// `nulls first` is true, `nulls last` and nothing are false.
  private mutating func parseNulls() throws(Reported) -> Bool {
    guard current.keyword == .nulls else { return false }
    mark(.nulls)
    let keyword = advance()
    guard current.keyword == .first || current.keyword == .last else {
      report(
        "found \(shown(current)) after `nulls`, expected `first` or `last`", at: current.span,
        hint: "write `nulls first` or `nulls last`")
      throw Reported()
    }
    let isFirst = advance().keyword == .first
    mark(alternative: isFirst ? .nullsFirst : .nullsLast)
    if current.keyword == .nulls {
      report(
        .badOrderKey, "found `nulls` twice, expected it once", at: current.span,
        hint: "leave one of the two out")
      throw Reported()
    }
    if current.keyword == .asc || current.keyword == .desc {
      let written = "\(text(current)) \(text(keyword)) \(isFirst ? "first" : "last")"
      report(
        "found `\(text(current))` after `nulls`, expected it before", at: current.span,
        hint: "write `\(written)`",
        fix: Diagnostic.Fix(keyword.span.union(current.span), written))
      throw Reported()
    }
    return isFirst
  }

  /// A key that is a negation as a whole is its operand, descending; so is a negative integer.
  private mutating func withoutNegation(_ key: ExpressionIndex) -> (ExpressionIndex, isNegation: Bool) {
    let node = expressions[key]
    switch node.kind {
    case .negation(let operand):
      expressions.truncate(to: key.position)
      return (operand, true)
    case .literal(.integer(let value, let spelling))
    where value != .min && spelling.utf8.first == UInt8(ascii: "-"):
      expressions.truncate(to: key.position)
      let literal = LiteralSyntax.integer(-value, spelling: String(spelling.dropFirst()))
      let span = SourceSpan(node.span.end - spelling.utf8.count + 1, node.span.end)
      return (
        expressions.append(ExpressionSyntax(.literal(literal), span: span, subtreeStart: key.position)), true
      )
    default:
      return (key, false)
    }
  }

  // MARK: - Counts

  mutating func parseCount(_ opening: Token) throws(Reported) -> CountClause {
    mark(.count)
    let count = current
    mark(alternative: count.kind == .parameter ? .countParameter : .countInteger)
    if count.kind == .parameter {
      position += 1
      return CountClause(.parameter(parameterName(count)), valueSpan: count.span, span: opening.span)
    }
    guard count.kind == .integer else {
      if count.kind != .invalid { reportCount(opening) }
      throw Reported()
    }
    position += 1
    guard let magnitude = NumberLiteral.magnitude(bytes(count)), let value = Int64(exactly: magnitude) else {
      report(
        .badNumber, "`\(ShownText.cut(text(count)))` is beyond 64 bits", at: count.span,
        hint: opening.keyword == .limit ? "without `limit` every row is returned" : nil, isBeyondGrammar: true
      )
      throw Reported()
    }
    return CountClause(.number(value), valueSpan: count.span, span: opening.span)
  }
}
