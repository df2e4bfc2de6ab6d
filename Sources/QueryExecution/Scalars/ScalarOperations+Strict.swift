import Columnar
import QueryPlan
import Values

// Operations that fail where an operand fails and are null where one is null.

extension ScalarOperations {
  func strict(_ operation: BoundOperation, _ id: ExpressionID, _ type: ScalarType) -> Outcome {
    switch operation {
    case .not(let operand):
      return unary(operand) {
        if case .boolean(let value) = $0 { .value(.boolean(!value)) } else { .value(.null) }
      }
    case .negation(let operand):
      return unary(operand) { ScalarOperations.negated($0, id, type) }
    case .conversion(let conversion, let operand):
      return unary(operand) { .value(ScalarOperations.converted($0, conversion)) }
    case .comparison(let comparison, let left, let right):
      return binary(left, right) { left, right in
        .value(ScalarOperations.order(left, right).map { .boolean(comparison.holds($0)) } ?? .null)
      }
    case .arithmetic(let arithmetic, let left, let right):
      return binary(left, right) { ScalarOperations.computed(arithmetic, $0, $1, id, type) }
    case .textMatch(let match, let text, let pattern):
      return binary(text, pattern) { matched(match, $0, $1, id) }
    case .constant, .field, .fieldIsNull, .isNull, .logical, .between, .membership, .constantMembership,
      .call, .conditional, .coalesce, .listLength, .quantified, .groupKey, .aggregate:
      preconditionFailure("these have rules of their own")
    }
  }

  func unary(_ operand: ExpressionID, _ compute: (Scalar) -> Outcome) -> Outcome {
    guard case .value(let value) = self[operand] else { return self[operand] }
    return value.isNull ? .value(.null) : compute(value)
  }

  func binary(
    _ left: ExpressionID, _ right: ExpressionID, _ compute: (Scalar, Scalar) -> Outcome
  ) -> Outcome {
    if let failure = Outcome.leftmostFailure(self[left], self[right]) { return failure }
    guard case .value(let left) = self[left], case .value(let right) = self[right], !left.isNull,
      !right.isNull
    else { return .value(.null) }
    return compute(left, right)
  }

  private static func negated(_ value: Scalar, _ id: ExpressionID, _ type: ScalarType) -> Outcome {
    if case .real(let real) = value { return .value(.real(real == 0 ? 0 : -real)) }
    return Element(Int64(0).subtractingReportingOverflow(value.number ?? 0)).outcome(id) {
      Column.scalar(type, $0)
    }
  }

  private static func converted(_ value: Scalar, _ conversion: Conversion) -> Scalar {
    let number = value.number ?? 0
    return switch conversion {
    case .integerToReal: .real(Double(number))
    case .dateToTimestamp:
      .timestamp(Timestamp(uncheckedMicroseconds: number &* ExactDuration.microsecondsPerDay))
    }
  }

  private static func computed(
    _ arithmetic: Arithmetic, _ left: Scalar, _ right: Scalar, _ id: ExpressionID, _ type: ScalarType
  ) -> Outcome {
    let (leftNumber, rightNumber) = (left.number ?? 0, right.number ?? 0)
    switch ElementaryArithmetic.shape(of: arithmetic) {
    case .numbersToNumbers:
      return ElementaryArithmetic.numbers(arithmetic, leftNumber, rightNumber).outcome(id) {
        Column.scalar(type, $0)
      }
    case .numbersToReals:
      return ElementaryArithmetic.quotient(leftNumber, rightNumber).outcome(id) { .real($0) }
    case .realsToReals:
      return ElementaryArithmetic.reals(arithmetic, left.real ?? 0, right.real ?? 0).outcome(id) { .real($0) }
    case .mixedToNumbers:
      return ElementaryArithmetic.mixed(arithmetic, leftNumber, right.real ?? 0).outcome(id) {
        Column.scalar(type, $0)
      }
    }
  }

  private func matched(
    _ match: TextMatch, _ text: Scalar, _ pattern: Scalar, _ id: ExpressionID
  ) -> Outcome {
    let (text, pattern) = (text.utf8, pattern.utf8)
    guard let predicate = TextPredicate(match, pattern: pattern.span) else {
      return .failure(id, .badPattern)
    }
    var scratch: [UInt8] = []
    var pacing = pacing
    return .value(.boolean(predicate.holds(text.span, scratch: &scratch, &pacing)))
  }
}

extension Scalar {
  var real: Double? {
    if case .real(let value) = self { value } else { nil }
  }

  /// A text's bytes; nothing for all other values.
  var utf8: [UInt8] {
    if case .text(let value) = self { Array(value.utf8) } else { [] }
  }
}
