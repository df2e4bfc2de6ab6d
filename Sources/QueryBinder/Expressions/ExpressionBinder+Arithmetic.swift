import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension ExpressionBinder {
  mutating func bindNegation(
    of operand: Operand, _ index: ExpressionIndex, _ node: ExpressionSyntax
  ) -> Operand {
    let single = scalar(operand)
    switch single.kind {
    case .poison, .record, .list: return poison(index)
    case .null: return Operand(kind: .null(isLiteral: false), span: node.span, syntax: index)
    case .text, .untyped, .expression:
      guard let id = typed(single, as: [.integer, .real, .duration], for: "`-`") else { return poison(index) }
      return expression(.negation(id), drafts[id].type, index, node.span)
    }
  }

  mutating func bindArithmetic(
    _ first: ExpressionIndex, _ rest: [ArithmeticStep], _ index: ExpressionIndex, _ node: ExpressionSyntax
  ) -> Operand {
    var result = operands[first.position]
    for (position, step) in rest.enumerated() {
      result = combine(result, step, index)
      guard result.isPoison else { continue }
      // A later operand with an error of its own has reported that already, unless it is a list.
      for later in rest[(position + 1)...] { reportLists([operands[later.operand.position]]) }
      return poison(index)
    }
    return Operand(kind: result.kind, span: node.span, syntax: index)
  }

  private mutating func combine(_ left: Operand, _ step: ArithmeticStep, _ index: ExpressionIndex) -> Operand
  {
    let span = left.span.union(tree[step.operand].span)
    let failed = Operand(kind: .poison, span: span, syntax: index)
    let right = operands[step.operand.position]
    guard !left.isPoison, !right.isPoison else {
      reportLists([left, right])
      return failed
    }
    let byIdentity = (isNumeric(left) || left.record != nil) && (isNumeric(right) || right.record != nil)
    let singleLeft = scalar(left, byIdentity: byIdentity)
    let singleRight = scalar(right, byIdentity: byIdentity)
    guard !singleLeft.isPoison, !singleRight.isPoison else { return failed }
    if singleLeft.isNull, singleRight.isNull {
      return Operand(kind: .null(isLiteral: false), span: span, syntax: index)
    }
    guard let (a, b) = settled(singleLeft, singleRight, step.operation) else { return failed }
    guard let rule = ArithmeticRule.rule(step.operation, drafts[a].type, drafts[b].type) else {
      reportArithmetic(step, index, (singleLeft, drafts[a].type), (singleRight, drafts[b].type), span)
      return failed
    }
    if isOpenNull(singleLeft, singleRight, step.operation) {
      return Operand(kind: .null(isLiteral: false), span: span, syntax: index)
    }
    let operands = (converted(a, to: rule.left), converted(b, to: rule.right))
    let operation = BoundOperation.arithmetic(
      rule.operation, rule.isSwapped ? operands.1 : operands.0, rule.isSwapped ? operands.0 : operands.1)
    return expression(operation, rule.result, index, span)
  }

  /// Both operands with a type each: nulls, texts and parameters take one that suits their neighbour.
  private mutating func settled(
    _ left: Operand, _ right: Operand, _ operation: ArithmeticOperator
  ) -> (ExpressionID, ExpressionID)? {
    let leftType = fixedType(left)
    let rightType = fixedType(right)
    let a = settle(left, beside: rightType, isLeft: true, operation)
    let b = settle(right, beside: leftType, isLeft: false, operation)
    guard let a, let b else { return nil }
    return (a, b)
  }

  /// True where one operand is a null that could be of several types, each with a result of another type, and the
  /// other cannot fail: then the result is a null whose type its neighbour decides.
  private func isOpenNull(_ left: Operand, _ right: Operand, _ operation: ArithmeticOperator) -> Bool {
    guard left.isNull != right.isNull, case .expression(let id) = (left.isNull ? right : left).kind else {
      return false
    }
    switch drafts[id].operation {
    case .field, .constant: break
    default: return false
    }
    switch drafts[id].type {
    case .date, .timestamp: return operation == .minus && right.isNull
    case .duration: return operation == .plus || (left.isNull ? operation == .minus : operation == .divided)
    case .integer, .real: return operation == .times || (left.isNull && operation == .divided)
    case .boolean, .text: return false
    }
  }

  private func fixedType(_ operand: Operand) -> ScalarType? {
    if case .expression(let id) = operand.kind { return drafts[id].type }
    return nil
  }

  private mutating func settle(
    _ operand: Operand, beside neighbour: ScalarType?, isLeft: Bool, _ operation: ArithmeticOperator
  ) -> ExpressionID? {
    switch operand.kind {
    case .expression(let id): return id
    case .null:
      let types = ExpressionBinder.fitting(neighbour, isLeft: isLeft, operation)
      let type = neighbour.flatMap { types.contains($0) ? $0 : nil } ?? types.last ?? .integer
      return draftConstant(.null, type, for: operand)
    case .untyped(let text):
      let types = ExpressionBinder.fitting(neighbour, isLeft: isLeft, operation)
      guard let read = read(text, operand, as: types), case .expression(let id) = read.kind else {
        return nil
      }
      return id
    case .text(let text):
      let types = ExpressionBinder.fitting(neighbour, isLeft: isLeft, operation).filter {
        $0 == .date || $0 == .timestamp || $0 == .duration
      }
      let isScaling = operation != .plus && operation != .minus
      guard !types.isEmpty, !isScaling else { return draftConstant(.text(text), .text, for: operand) }
      return temporal(text, operand, anyOf: types)
    case .poison, .record, .list: return nil
    }
  }

  /// The types that suit beside a neighbour, the first choice first.
  private static func fitting(
    _ neighbour: ScalarType?, isLeft: Bool, _ operation: ArithmeticOperator
  ) -> [ScalarType] {
    switch neighbour {
    case nil, .integer, .real: return [.integer, .real]
    case .duration:
      switch operation {
      case .times: return [.integer, .real]
      case .divided: return isLeft ? [.duration] : [.integer, .real, .duration]
      case .plus, .minus, .quotient, .remainder: return [.duration]
      }
    case .date where operation == .minus:
      return isLeft ? [.date, .timestamp] : [.date, .timestamp, .duration]
    case .timestamp where operation == .minus: return isLeft ? [.timestamp] : [.timestamp, .duration]
    case .date, .timestamp: return [.duration]
    case .boolean, .text: return [.text]
    }
  }

  private mutating func temporal(
    _ text: String, _ operand: Operand, anyOf types: [ScalarType]
  ) -> ExpressionID? {
    for type in types {
      if let value = TextReading.value(text, as: type) { return draftConstant(value, type, for: operand) }
    }
    guard let type = types.first else { return nil }
    if type == .duration, TextReading.timestamp(text) != nil, let written = printed(operand.syntax) {
      let reading = TextReading.date(text) == nil ? "timestamp" : "date"
      findings.report(
        .badDuration, at: operand.span, "`\(Excerpt.of(text))` is a \(reading), not a duration",
        hint: "write `\(reading)(\(written))`", fix: Diagnostic.Fix(operand.span, "\(reading)(\(written))"))
      return nil
    }
    reportNotTemporal(text, operand, type)
    return nil
  }

  private mutating func reportArithmetic(
    _ step: ArithmeticStep, _ chain: ExpressionIndex, _ left: (operand: Operand, type: ScalarType),
    _ right: (operand: Operand, type: ScalarType), _ span: SourceSpan
  ) {
    let names = [left, right].map { $0.operand.isNull ? "null" : $0.type.rawValue }
    let message = "cannot compute \(names[0]) \(step.operation.rawValue) \(names[1])"
    let joinsTexts = [left, right].allSatisfy { $0.operand.isNull || $0.type == .text }
    let remedy = remedy(step, left, right) ?? (joinsTexts ? concatenation(chain) : nil)
    findings.report(
      .typeMismatch, at: remedy?.fix?.span ?? span, message, hint: remedy?.hint, fix: remedy?.fix)
  }

  private func remedy(
    _ step: ArithmeticStep, _ left: (operand: Operand, type: ScalarType),
    _ right: (operand: Operand, type: ScalarType)
  ) -> (hint: String, fix: Diagnostic.Fix?)? {
    for (value, other, isLeft) in [(left, right, true), (right, left, false)] {
      guard let written = printed(value.operand.syntax) else { continue }
      switch value.type {
      case .integer, .real:
        let types = isLeft ? (ScalarType.duration, other.type) : (other.type, .duration)
        guard ArithmeticRule.rule(step.operation, types.0, types.1) != nil else { continue }
        return durationRemedy(value.operand, written)
      case .text:
        guard case .text(let text) = value.operand.kind else { continue }
        if other.type == .integer || other.type == .real, isLiteral(value.operand), TextReading.isNumber(text)
        {
          return ("drop the quotes: `\(text)`", Diagnostic.Fix(value.operand.span, text))
        }
      case .boolean, .duration, .date, .timestamp: continue
      }
    }
    return nil
  }

  /// `a + b + c` of texts: `concat(a, b, c)`.
  private func concatenation(_ chain: ExpressionIndex) -> (hint: String, fix: Diagnostic.Fix?)? {
    guard case .arithmetic(let first, let rest) = tree[chain].kind,
      rest.allSatisfy({ $0.operation == .plus })
    else { return nil }
    let general: (hint: String, fix: Diagnostic.Fix?) = ("texts are joined by `concat(a, b, …)`", nil)
    guard rest.count < 8 else { return general }
    let parts = ([first] + rest.map(\.operand)).compactMap { printed($0) }
    guard parts.count == rest.count + 1 else { return general }
    let text = "concat(\(parts.joined(separator: ", ")))"
    return ("write `\(text)`", Diagnostic.Fix(tree[chain].span, text))
  }
}
