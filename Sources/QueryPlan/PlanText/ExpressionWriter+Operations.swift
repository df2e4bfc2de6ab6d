import Values

extension ExpressionWriter {
  private static let mostOperands = 24
  private static let mostItems = 10

  /// How tightly the expression is bound as it is written.
  func binding(of id: ExpressionID) -> Binding {
    switch plan.expressions[id].operation {
    case .constant(let value): LiteralForm.isNegative(value) ? .unary : .primary
    case .field, .listLength, .quantified, .aggregate, .call, .conditional, .coalesce: .primary
    case .groupKey(let key): plan.grouping.map { binding(of: $0.keys[key]) } ?? .primary
    case .fieldIsNull, .isNull, .comparison, .between, .membership, .constantMembership, .textMatch:
      .predicate
    case .not(let operand): bindingOfNot(operand)
    case .logical(.or, _): .or
    case .logical(.and, _): .and
    case .negation: .unary
    case .arithmetic(let arithmetic, _, _): ExpressionWriter.sign(of: arithmetic).binding
    // Conversions are not written, and nobody converts a conversion.
    case .conversion(_, let operand): binding(ofConverted: operand)
    }
  }

  private func bindingOfNot(_ operand: ExpressionID) -> Binding {
    switch plan.expressions[operand].operation {
    case .fieldIsNull, .isNull, .between, .membership, .constantMembership, .textMatch: .predicate
    case .quantified(.any, _, _): .primary
    case .constant, .field, .listLength, .quantified, .groupKey, .aggregate, .not, .logical, .comparison,
      .negation, .arithmetic, .conversion, .call, .conditional, .coalesce:
      .not
    }
  }

  private func binding(ofConverted id: ExpressionID) -> Binding {
    var id = id
    while case .conversion(_, let operand) = plan.expressions[id].operation { id = operand }
    return binding(of: id)
  }

  /// What an expression consists of.
  func pieces(of id: ExpressionID, isBeside: Bool) -> [Piece] {
    let node = plan.expressions[id]
    switch node.operation {
    case .constant(let value): return constant(value, isBeside: isBeside)
    case .field(let path): return [.path(path)]
    case .fieldIsNull(let path): return [.path(path), .text(" is null")]
    case .listLength(let path): return [.text("length("), .path(path), .text(")")]
    case .quantified(let quantification, _, let condition):
      return [.text(quantification.rawValue + "("), .expression(condition, .loosest), .text(")")]
    case .groupKey(let key):
      return plan.grouping.map { [.expression($0.keys[key], .loosest)] } ?? []
    case .aggregate(let index): return plan.grouping.map { pieces(of: $0.aggregates[index]) } ?? []
    case .isNull(let operand): return [side(operand), .text(" is null")]
    case .not(let operand):
      return negatedForm(operand) ?? [.text("not "), .expression(operand, .not)]
    case .logical(let connective, let operands):
      let level = connective == .or ? Binding.and : .not
      return chain(operands, between: " \(connective.rawValue) ", most: ExpressionWriter.mostOperands) {
        .expression($0, level)
      }
    case .comparison(let comparison, let left, let right):
      return [side(left), .text(" \(comparison.rawValue) "), side(right)]
    case .between, .membership, .constantMembership, .textMatch:
      return predicate(node.operation, isNegated: false)
    case .negation(let operand): return negated(operand)
    case .arithmetic(let arithmetic, let left, let right): return computed(arithmetic, left, right)
    case .conversion(_, let operand): return [.expression(operand, .loosest, beside: true)]
    case .call(let function, let operands): return call(function.rawValue, operands)
    case .conditional(let condition, let then, let otherwise):
      return call("if", [condition, then, otherwise])
    case .coalesce(let operands): return call("coalesce", operands)
    }
  }

  /// `count(distinct x)`.
  func pieces(of aggregate: BoundAggregate) -> [Piece] {
    let opening =
      switch aggregate.function {
      case .countRows, .count: "count("
      case .countDistinct: "count(distinct "
      case .sum, .avg, .min, .max: aggregate.function.rawValue + "("
      }
    return [.text(opening)] + (aggregate.argument.map { [.expression($0, .loosest)] } ?? []) + [.text(")")]
  }

  /// `-x`, `-(a + b)`; `- -x`, for `--` would open a comment; `- 5`, for in `-5` the sign would belong to the number.
  func negated(_ operand: ExpressionID) -> [Piece] {
    switch plan.expressions[operand].operation {
    case .negation, .constant: [.text("- "), .expression(operand, .unary)]
    default: [.text("-"), .expression(operand, .unary)]
    }
  }

  private func side(_ id: ExpressionID) -> Piece { .expression(id, .sum, beside: true) }

  private func constant(_ value: Scalar, isBeside: Bool) -> [Piece] {
    let literal = LiteralForm.text(of: value)
    switch value {
    case .date where !isBeside: return [.text("date(\(literal))")]
    case .timestamp where !isBeside: return [.text("timestamp(\(literal))")]
    case .null, .boolean, .integer, .real, .text, .duration, .date, .timestamp: return [.text(literal)]
    }
  }

  // MARK: - Predicates

  /// `x not in (…)` and the like; nil for what has no such form.
  private func negatedForm(_ operand: ExpressionID) -> [Piece]? {
    switch plan.expressions[operand].operation {
    case .fieldIsNull(let path): [.path(path), .text(" is not null")]
    case .isNull(let subject): [side(subject), .text(" is not null")]
    case .between, .membership, .constantMembership, .textMatch:
      predicate(plan.expressions[operand].operation, isNegated: true)
    case .quantified(.any, _, let condition):
      [.text("none("), .expression(condition, .loosest), .text(")")]
    case .constant, .field, .listLength, .quantified, .groupKey, .aggregate, .not, .logical, .comparison,
      .negation, .arithmetic, .conversion, .call, .conditional, .coalesce:
      nil
    }
  }

  private func predicate(_ operation: BoundOperation, isNegated: Bool) -> [Piece] {
    let not = isNegated ? " not " : " "
    switch operation {
    case .between(let subject, let low, let high):
      return [side(subject), .text(not + "between "), side(low), .text(" and "), side(high)]
    case .membership(let subject, let items):
      return [side(subject), .text(not + "in (")]
        + chain(items, between: ", ", most: ExpressionWriter.mostItems) {
          .expression($0, .loosest, beside: true)
        } + [.text(")")]
    case .constantMembership(let subject, let items):
      return [side(subject), .text(not + "in (")]
        + chain(items, between: ", ", most: ExpressionWriter.mostItems) {
          .text(LiteralForm.text(of: $0))
        } + [.text(")")]
    case .textMatch(let match, let subject, let pattern):
      return [side(subject), .text(not + match.rawValue + " "), side(pattern)]
    case .constant, .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate, .isNull, .not,
      .logical, .comparison, .negation, .arithmetic, .conversion, .call, .conditional, .coalesce:
      preconditionFailure("only predicates that have a form with `not`")
    }
  }

  // MARK: - Chains and calls

  private func chain<Part>(
    _ parts: [Part], between separator: String, most: Int, _ piece: (Part) -> Piece
  ) -> [Piece] {
    var pieces: [Piece] = []
    for part in parts.prefix(most) {
      if !pieces.isEmpty { pieces.append(.text(separator)) }
      pieces.append(piece(part))
    }
    if parts.count > most { pieces += [.text(separator), .text(CutText.more(parts.count - most))] }
    return pieces
  }

  private func call(_ name: String, _ operands: [ExpressionID]) -> [Piece] {
    let isBeside = operands.count > 1
    return [.text(name + "(")]
      + chain(operands, between: ", ", most: ExpressionWriter.mostItems) {
        .expression($0, .loosest, beside: isBeside)
      } + [.text(")")]
  }

  private func computed(_ arithmetic: Arithmetic, _ left: ExpressionID, _ right: ExpressionID) -> [Piece] {
    let sign = ExpressionWriter.sign(of: arithmetic)
    return [
      .expression(left, sign.binding, beside: true), .text(" \(sign.text) "),
      .expression(right, sign.binding.next, beside: true),
    ]
  }

  private static func sign(of arithmetic: Arithmetic) -> (text: String, binding: Binding) {
    switch arithmetic {
    case .integerAdd, .realAdd, .durationAdd, .timestampPlusDuration: ("+", .sum)
    case .integerSubtract, .realSubtract, .durationSubtract, .dateDifference, .timestampDifference,
      .timestampMinusDuration:
      ("-", .sum)
    case .integerMultiply, .realMultiply, .durationTimesInteger, .durationTimesReal: ("*", .product)
    case .integerDivide, .realDivide, .durationDividedByInteger, .durationDividedByReal,
      .durationDividedByDuration:
      ("/", .product)
    case .integerQuotient, .realQuotient, .durationQuotient: ("//", .product)
    case .integerRemainder, .realRemainder, .durationRemainder: ("%", .product)
    }
  }
}
