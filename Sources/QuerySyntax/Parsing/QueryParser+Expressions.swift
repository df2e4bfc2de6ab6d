import QueryDiagnostics

// Precedence climbing with the stack made explicit: `frames` holds the operators and brackets that wait for
// their right side, `pending` the operands of chains, arguments and items that are complete.

extension QueryParser {
  /// Reads the longest expression that begins here and stops before the first token that cannot go on with it.
  mutating func parseExpression() throws(Reported) -> ExpressionIndex {
    if !frames.isEmpty { frames.removeAll(keepingCapacity: true) }
    if !pending.isEmpty { pending.removeAll(keepingCapacity: true) }
    depth = 0
    push(.root, at: position)
    do throws(Reported) {
      while true {
        while try !parseOperand() {}
        if try !parseOperators() {
          frames.removeLast()
          expressionEnd = position
          return operand
        }
      }
    } catch {
      reportOpenChains()
      throw error
    }
  }

  /// Puts a frame on the stack whose first part, if it has one, is the operand at hand.
  mutating func pushOperator(_ kind: ExpressionFrame.Kind) {
    frames.append(
      ExpressionFrame(
        kind: kind, token: position, lastToken: position, start: extent.start, pendingStart: pending.count,
        nodeStart: expressions[operand].subtreeStart))
  }

  /// Puts a frame on the stack that begins here.
  mutating func push(_ kind: ExpressionFrame.Kind, at token: Int) {
    frames.append(
      ExpressionFrame(
        kind: kind, token: token, lastToken: token, start: tokens[token].span.start,
        pendingStart: pending.count,
        nodeStart: expressions.count))
  }

  /// Puts a frame on the stack that counts as a level of nesting, and takes its token.
  mutating func nest(_ kind: ExpressionFrame.Kind) throws(Reported) {
    try countLevel()
    depth += 1
    push(kind, at: position)
    position += 1
  }

  /// Reports the level that is one too many.
  mutating func countLevel() throws(Reported) {
    guard depth >= Parser.mostLevels else { return }
    report(
      .tooDeep,
      "brackets, calls, `not` and `-` stand in each other more than \(Parser.mostLevels) levels deep",
      at: current.span, hint: "leave out brackets that change nothing")
    throw Reported()
  }

  /// Adds a node that has become the operand at hand.
  mutating func setOperand(
    _ kind: consuming ExpressionSyntax.Kind, _ span: SourceSpan, from start: Int? = nil
  ) {
    operand = expressions.append(ExpressionSyntax(kind, span: span, subtreeStart: start ?? expressions.count))
    extent = span
    operandIsPredicate = false
  }

  /// What a frame makes of its parts and the operand at hand.
  mutating func build(_ kind: consuming ExpressionSyntax.Kind, _ frame: ExpressionFrame) {
    let span = SourceSpan(frame.start, extent.end)
    let operatorSpan = tokens[frame.token].span.union(tokens[frame.lastToken].span)
    operand = expressions.append(
      ExpressionSyntax(kind, span: span, operatorSpan: operatorSpan, subtreeStart: frame.nodeStart))
    extent = span
    operandIsPredicate = frame.level == ExpressionFrame.predicateLevel
  }

  // MARK: - Reducing

  /// Completes all operators that hold tighter than a level.
  mutating func reduce(above level: PrecedenceLevel) throws(Reported) {
    while !frames.isEmpty, frames[frames.count - 1].level > level { try reduceTop() }
  }

  /// Completes the operator on top with the operand at hand as its last part.
  private mutating func reduceTop() throws(Reported) {
    let frame = frames.removeLast()
    if frame.isNesting { depth -= 1 }
    switch frame.kind {
    case .logical(let logical): finishLogical(logical, frame)
    case .not: build(.not(operand), frame)
    case .negation: build(.negation(operand), frame)
    case .sum, .product: finishArithmetic(frame)
    case .comparison(let comparison): finishComparison(comparison, frame)
    case .textTest(let test, let isNegated):
      build(.textTest(test, takePending(frame), pattern: operand, isNegated: isNegated), frame)
    case .lowBound: throw missingBetweenAnd()
    case .highBound(let isNegated): finishBetween(frame, isNegated: isNegated)
    case .refused: refuse(frame)
    case .chained(let number):
      reportChained(chains[number], frame)
      refuse(frame)
    case .root, .group, .call, .quantifier, .list:
      preconditionFailure("brackets are closed by their own sign")
    }
  }

  /// Makes an expression invalid whose fault has been reported. What it holds is forgotten.
  mutating func refuse(_ frame: ExpressionFrame) {
    pending.removeLast(pending.count - frame.pendingStart)
    expressions.truncate(to: frame.nodeStart)
    setOperand(.invalid, SourceSpan(frame.start, extent.end))
    operandIsPredicate = true
  }

  /// The one operand that a frame holds back.
  private mutating func takePending(_ frame: ExpressionFrame) -> ExpressionIndex {
    let first = pending[frame.pendingStart].operand
    // Most often it is one.
    while pending.count > frame.pendingStart { pending.removeLast() }
    return first
  }

  private mutating func finishComparison(_ comparison: ComparisonOperator, _ frame: ExpressionFrame) {
    build(.comparison(comparison, takePending(frame), operand), frame)
  }

  private mutating func finishBetween(_ frame: ExpressionFrame, isNegated: Bool) {
    let low = pending[frame.pendingStart + 1].operand
    build(.between(takePending(frame), low: low, high: operand, isNegated: isNegated), frame)
  }

  private mutating func finishLogical(_ logical: LogicalOperator, _ frame: ExpressionFrame) {
    addOperand(to: logical)
    let start = frame.pendingStart
    let operands =
      pending.count == start + 2
      ? [pending[start].operand, pending[start + 1].operand] : pending[start...].map(\.operand)
    pending.removeLast(operands.count)
    // The operands stay among the nodes, so that their names are still checked.
    build(frame.isForeign ? .invalid : .logical(logical, operands), frame)
  }

  /// Adds the operand at hand to a chain; one that is a chain of the same kind itself dissolves into it.
  mutating func addOperand(to logical: LogicalOperator) {
    if case .logical(logical, let inner) = expressions[operand].kind {
      expressions.truncate(to: operand.position)
      for index in inner { hold(index, .plus) }
    } else {
      hold(operand, .plus)
    }
  }

  private mutating func finishArithmetic(_ frame: ExpressionFrame) {
    hold(operand, arithmeticOperator(tokens[frame.token]) ?? .plus, tokens[frame.token].span)
    let first = pending[frame.pendingStart].operand
    let rest = Array(pending[(frame.pendingStart + 1)...])
    pending.removeLast(rest.count + 1)
    build(.arithmetic(first: first, rest: rest), frame)
  }

  mutating func hold(
    _ index: ExpressionIndex, _ operation: ArithmeticOperator = .plus, _ span: SourceSpan = .point(0)
  ) {
    if pending.capacity == 0 { pending.reserveCapacity(QueryParser.usualFrameCount) }
    pending.append(ArithmeticStep(operation, operatorSpan: span, operand: index))
  }

  func arithmeticOperator(_ token: Token) -> ArithmeticOperator? {
    switch token.kind {
    case .plus: .plus
    case .minus: .minus
    case .star: .times
    case .slash: .divided
    case .doubleSlash: .quotient
    case .percent: .remainder
    default: nil
    }
  }
}
