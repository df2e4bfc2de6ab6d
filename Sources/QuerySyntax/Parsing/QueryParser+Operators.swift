import QueryDiagnostics

extension QueryParser {
  /// Reads what follows an operand. True where another operand must come, false where the expression is over.
  mutating func parseOperators() throws(Reported) -> Bool {
    while true {
      switch try parseOperator() {
      case .needsOperand: return true
      case .complete: continue
      case .over:
        try reduce(above: .bracket)
        guard let top = frames.last, top.level == .bracket, case .root = top.kind else {
          throw unclosedBracket()
        }
        return false
      }
    }
  }

  /// What an operator leaves to do.
  enum AfterOperator {
    case needsOperand
    /// A whole operand has come about; another operator may follow.
    case complete
    case over
  }

  private mutating func parseOperator() throws(Reported) -> AfterOperator {
    switch current.kind {
    case .plus, .minus: return try continueArithmetic(.sum)
    case .star, .slash, .doubleSlash, .percent: return try continueArithmetic(.product)
    case .equal: return try beginTest(.comparison(.equal))
    case .notEqual: return try beginTest(.comparison(.notEqual))
    case .less: return try beginTest(.comparison(.less))
    case .lessOrEqual: return try beginTest(.comparison(.lessOrEqual))
    case .greater: return try beginTest(.comparison(.greater))
    case .greaterOrEqual: return try beginTest(.comparison(.greaterOrEqual))
    case .word: return try parseWordOperator()
    case .comma: return try parseComma()
    case .rightBracket: return try closeBracket()
    case .foreign: return try parseForeignOperator()
    case .invalid, .text, .integer, .real, .unitDuration, .isoDuration, .parameter, .quotedName, .leftBracket,
      .dot,
      .semicolon, .end:
      return try parseValueAfterOperand()
    }
  }

  private mutating func parseWordOperator() throws(Reported) -> AfterOperator {
    switch current.keyword {
    case .and?: return try continueLogical(.and)
    case .or?: return try continueLogical(.or)
    case .is?: return try parseIs()
    case .not?: return try parseNegatedTest()
    case .like?, .ilike?, .contains?, .between?, .in?, .starts?, .ends?:
      if let result = try parseNamedTest(isNegated: false) { return result }
      return try parseForeignOperator()
    default: return try parseForeignOperator()
    }
  }

  // MARK: - Chains

  private mutating func continueArithmetic(_ kind: ExpressionFrame.Kind) throws(Reported) -> AfterOperator {
    let level: PrecedenceLevel = if case .sum = kind { .sum } else { .product }
    try reduce(above: level)
    // A test without brackets is no operand of arithmetic.
    if operandIsPredicate { return try beginTest(.refused) }
    mark(level == .sum ? .sum : .product)
    mark(alternative: .arithmetic(current))
    if let top = frames.last, top.level == level {
      hold(operand, arithmeticOperator(tokens[top.token]) ?? .plus, tokens[top.token].span)
      frames[frames.count - 1].token = position
    } else {
      pushOperator(kind)
      holdFirst(level)
    }
    position += 1
    return .needsOperand
  }

  /// Holds the first operand of a chain. One in brackets that is a chain of the same level itself dissolves.
  private mutating func holdFirst(_ level: PrecedenceLevel) {
    if case .arithmetic(let first, let rest) = expressions[operand].kind,
      rest.allSatisfy({ $0.operation.level == level })
    {
      expressions.truncate(to: operand.position)
      hold(first)
      pending.append(contentsOf: rest)
    } else {
      hold(operand)
    }
  }

  mutating func continueLogical(_ logical: LogicalOperator) throws(Reported) -> AfterOperator {
    if logical == .and {
      try reduce(above: ExpressionFrame.predicateLevel)
      if let top = frames.last, case .lowBound(let isNegated) = top.kind {
        hold(operand)
        frames[frames.count - 1].kind = .highBound(isNegated: isNegated)
        position += 1
        return .needsOperand
      }
    }
    mark(logical == .and ? .conjunction : .expression)
    try reduce(above: logical.level)
    if frames.last?.level != logical.level { pushOperator(.logical(logical)) }
    addOperand(to: logical)
    frames[frames.count - 1].token = position
    position += 1
    return .needsOperand
  }

  // MARK: - Tests

  /// Begins a test that has the operand at hand on its left and needs one on its right; takes its token.
  mutating func beginTest(_ kind: ExpressionFrame.Kind) throws(Reported) -> AfterOperator {
    if case .comparison = kind {
      markTest(.comparison)
      mark(alternative: .testComparison, .comparison(current))
    }
    try pushTest(kind)
    position += 1
    return .needsOperand
  }

  private func markTest(_ production: Production) { mark(.predicate, .test, production) }

  /// Puts a test on the stack whose operator begins here.
  mutating func pushTest(_ kind: ExpressionFrame.Kind, hasRightSide: Bool = true) throws(Reported) {
    try reduce(above: ExpressionFrame.predicateLevel)
    guard let top = frames.last, top.level == ExpressionFrame.predicateLevel else {
      if operandIsPredicate {
        if expressions[operand].kind != .invalid { reportChain() }
        pushOperator(.refused)
      } else {
        pushOperator(kind)
      }
      return hold(operand)
    }
    try pushSecondTest(after: top, hasRightSide: hasRightSide)
  }

  /// A test after a test: the comparisons do not chain.
  private mutating func pushSecondTest(after top: ExpressionFrame, hasRightSide: Bool) throws(Reported) {
    if case .lowBound = top.kind { throw missingBetweenAnd() }
    let middle = extent
    try reduce(above: .not)
    if hasRightSide, case .comparison = top.kind {
      let first = tokens[top.token].span
      let leftEnd = tokens[top.token - 1].span.end
      chains.append(ComparisonChain(first: first, left: SourceSpan(top.start, leftEnd), middle: middle))
      pushOperator(.chained(chains.count - 1))
    } else {
      if case .refused = top.kind {} else if case .chained = top.kind {} else { reportChain() }
      pushOperator(.refused)
    }
    hold(operand)
  }

  /// Reads `like`, `in` and the others that are words; nil where the word is none of them here.
  private mutating func parseNamedTest(isNegated: Bool) throws(Reported) -> AfterOperator? {
    // The operator begins at `not`, where there is one.
    let keywordPosition = isNegated ? position + 1 : position
    let keyword = tokens[keywordPosition].keyword
    let length = keyword == .starts || keyword == .ends ? 2 : 1
    switch keyword {
    case .like?: try pushTest(.textTest(.like, isNegated: isNegated))
    case .ilike?: try pushTest(.textTest(.ilike, isNegated: isNegated))
    case .contains?: try pushTest(.textTest(.contains, isNegated: isNegated))
    case .between?: try pushTest(.lowBound(isNegated: isNegated))
    case .starts? where tokens[keywordPosition + 1].keyword == .with:
      try pushTest(.textTest(.startsWith, isNegated: isNegated))
    case .ends? where tokens[keywordPosition + 1].keyword == .with:
      try pushTest(.textTest(.endsWith, isNegated: isNegated))
    case .in?: return try parseIn(keywordPosition, isNegated: isNegated)
    default: return nil
    }
    markTest(keyword == .between ? .between : .textTest)
    mark(alternative: keyword == .between ? .testBetween : .testTextTest, .textTest(keyword))
    position = keywordPosition + length
    frames[frames.count - 1].lastToken = position - 1
    return .needsOperand
  }

  private mutating func parseNegatedTest() throws(Reported) -> AfterOperator {
    if let result = try parseNamedTest(isNegated: true) { return result }
    try refuseSecondTest()
    return try parseForeignNot()
  }

  /// Reports a test that stands where none can, whatever else is wrong with it.
  private mutating func refuseSecondTest() throws(Reported) {
    try reduce(above: ExpressionFrame.predicateLevel)
    guard let top = frames.last, top.level == ExpressionFrame.predicateLevel else {
      if operandIsPredicate, expressions[operand].kind != .invalid { reportChain() }
      return
    }
    if case .lowBound = top.kind { throw missingBetweenAnd() }
    reportChain()
  }

  private mutating func parseIs() throws(Reported) -> AfterOperator {
    let start = position
    let isNegated = token(1).keyword == .not
    guard token(isNegated ? 2 : 1).keyword == .null else {
      try refuseSecondTest()
      return try parseForeignIs()
    }
    markTest(.nullTest)
    mark(alternative: .testNullTest)
    try pushTest(.refused, hasRightSide: false)
    var frame = frames.removeLast()
    position = start + (isNegated ? 3 : 2)
    frame.lastToken = position - 1
    return completeTest(.nullTest(operand, isNegated: isNegated), frame, end: token(-1).span.end)
  }

  /// Makes a test out of the operand at hand that needs nothing on its right.
  mutating func completeTest(
    _ kind: ExpressionSyntax.Kind, _ frame: ExpressionFrame, end: Int
  ) -> AfterOperator {
    let wasChained = operandIsPredicate
    pending.removeLast(pending.count - frame.pendingStart)
    extent = SourceSpan(extent.start, end)
    if wasChained { refuse(frame) } else { build(kind, frame) }
    return .complete
  }

  // MARK: - Lists

  private mutating func parseIn(_ keyword: Int, isNegated: Bool) throws(Reported) -> AfterOperator {
    markTest(.membership)
    let next = tokens[keyword + 1]
    mark(
      alternative: .testMembership,
      next.kind == .parameter ? .membershipParameter : .membershipLeftBracket)
    switch next.kind {
    case .parameter:
      try pushTest(.refused, hasRightSide: false)
      var frame = frames.removeLast()
      frame.lastToken = keyword
      position = keyword + 2
      let kind = ExpressionSyntax.Kind.parameterMembership(
        operand, list: parameterName(next), listSpan: next.span, isNegated: isNegated)
      return completeTest(kind, frame, end: next.span.end)
    case .leftBracket:
      return try openList(keyword, isNegated: isNegated)
    default:
      try refuseSecondTest()
      position = keyword + 1
      throw missingList()
    }
  }

  private mutating func openList(_ keyword: Int, isNegated: Bool) throws(Reported) -> AfterOperator {
    try pushTest(.refused, hasRightSide: false)
    let frame = frames.removeLast()
    pending.removeLast(pending.count - frame.pendingStart)
    position = keyword + 1
    try countLevel()
    depth += 1
    pushOperator(.list(isNegated: isNegated, isRefused: operandIsPredicate))
    frames[frames.count - 1].token = frame.token
    frames[frames.count - 1].lastToken = keyword
    hold(operand)
    position += 1
    if current.kind == .rightBracket { throw emptyList(isNegated: isNegated) }
    return .needsOperand
  }

  private mutating func closeList(_ frame: ExpressionFrame, isNegated: Bool, isRefused: Bool) {
    hold(operand)
    depth -= 1
    frames.removeLast()
    extent = SourceSpan(frame.start, advance().span.end)
    if isRefused { return refuse(frame) }
    let items = pending[(frame.pendingStart + 1)...].map(\.operand)
    let subject = pending[frame.pendingStart].operand
    pending.removeLast(items.count + 1)
    build(.membership(subject, items: items, isNegated: isNegated), frame)
    operandIsPredicate = true
  }

  private mutating func parseComma() throws(Reported) -> AfterOperator {
    try reduce(above: .bracket)
    guard let top = frames.last else { return .over }
    switch top.kind {
    case .call, .quantifier, .list:
      hold(operand)
      position += 1
      if current.kind == .rightBracket { throw trailingComma() }
      return .needsOperand
    default:
      return .over
    }
  }

  private mutating func closeBracket() throws(Reported) -> AfterOperator {
    try reduce(above: .bracket)
    guard let top = frames.last else { return .over }
    switch top.kind {
    case .group:
      frames.removeLast()
      depth -= 1
      extent = SourceSpan(top.start, advance().span.end)
      operandIsPredicate = false
    case .call, .quantifier:
      try closeCall(isEmpty: false)
    case .list(let isNegated, let isRefused):
      closeList(top, isNegated: isNegated, isRefused: isRefused)
    default:
      return .over
    }
    return .complete
  }
}
