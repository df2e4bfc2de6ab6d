import QueryPlan
import Values

/// Arithmetic in 128 bits and exact ratios, narrowed at the end.
enum ReferenceArithmetic {
  static func negation(_ operand: Scalar) throws(OperationFailure) -> Scalar {
    switch operand {
    case .integer(let value): try integer(-Int128(value))
    case .duration(let value): try duration(-Int128(value.microseconds))
    case .real(let value): .real(-value)
    default: preconditionFailure("only numbers and durations are negated")
    }
  }

  static func conversion(_ conversion: Conversion, _ operand: Scalar) -> Scalar {
    switch (conversion, operand) {
    case (.integerToReal, .integer(let value)):
      .real(WideNatural(value.magnitude).nearestReal() * (value < 0 ? -1 : 1))
    case (.dateToTimestamp, .date(let value)):
      .timestamp(Timestamp(uncheckedMicroseconds: value.daysSinceEpoch * microsecondsPerDay))
    default: preconditionFailure("the binder converts integers and dates only")
    }
  }

  static func value(
    _ arithmetic: Arithmetic, _ left: Scalar, _ right: Scalar
  ) throws(OperationFailure) -> Scalar {
    switch (left, right) {
    case (.real(let a), .real(let b)): try reals(arithmetic, a, b)
    case (.duration(let a), .real(let b)): try durationByReal(arithmetic, a.microseconds, b)
    default: try wholes(arithmetic, whole(left), whole(right))
    }
  }

  private static let microsecondsPerDay: Int64 = 86_400_000_000

  /// Integers, microseconds or days.
  private static func whole(_ scalar: Scalar) -> Int128 {
    switch scalar {
    case .integer(let value): Int128(value)
    case .duration(let value): Int128(value.microseconds)
    case .date(let value): Int128(value.daysSinceEpoch)
    case .timestamp(let value): Int128(value.microsecondsSinceEpoch)
    case .null, .boolean, .real, .text: preconditionFailure("no operand of arithmetic in whole numbers")
    }
  }

  private static func wholes(
    _ arithmetic: Arithmetic, _ a: Int128, _ b: Int128
  ) throws(OperationFailure) -> Scalar {
    switch arithmetic {
    case .integerAdd: try integer(a + b)
    case .integerSubtract: try integer(a - b)
    case .integerMultiply: try integer(a * b)
    case .integerDivide, .durationDividedByDuration:
      b == 0 ? .null : .real(ExactRatio.nearestReal(Int64(a), Int64(b)))
    case .integerQuotient, .durationQuotient: b == 0 ? .null : try integer(a / b)
    case .integerRemainder: b == 0 ? .null : try integer(a % b)
    case .durationAdd: try duration(a + b)
    case .durationSubtract: try duration(a - b)
    case .durationTimesInteger: try duration(a * b)
    case .durationDividedByInteger:
      b == 0 ? .null : try duration(ExactRatio.quotient(Int64(a), Int64(b)).map { Int128($0) })
    case .durationRemainder: b == 0 ? .null : try duration(a % b)
    case .dateDifference: try duration((a - b) * Int128(microsecondsPerDay))
    case .timestampDifference: try duration(a - b)
    case .timestampPlusDuration: try timestamp(a + b)
    case .timestampMinusDuration: try timestamp(a - b)
    case .realAdd, .realSubtract, .realMultiply, .realDivide, .realQuotient, .realRemainder,
      .durationTimesReal, .durationDividedByReal:
      preconditionFailure("the operands are reals")
    }
  }

  private static func reals(
    _ arithmetic: Arithmetic, _ a: Double, _ b: Double
  ) throws(OperationFailure) -> Scalar {
    switch arithmetic {
    case .realAdd: try real(a + b)
    case .realSubtract: try real(a - b)
    case .realMultiply: try real(a * b)
    case .realDivide: b == 0 ? .null : try real(a / b)
    case .realQuotient: b == 0 ? .null : try real(ExactRatio.truncatedQuotient(a, b))
    case .realRemainder: b == 0 ? .null : try real(a.truncatingRemainder(dividingBy: b))
    default: preconditionFailure("\(arithmetic) is not of two reals")
    }
  }

  private static func durationByReal(
    _ arithmetic: Arithmetic, _ microseconds: Int64, _ factor: Double
  ) throws(OperationFailure) -> Scalar {
    switch arithmetic {
    case .durationTimesReal: try duration(ExactRatio.product(microseconds, factor).map { Int128($0) })
    case .durationDividedByReal:
      factor == 0 ? .null : try duration(ExactRatio.quotient(microseconds, factor).map { Int128($0) })
    default: preconditionFailure("\(arithmetic) is not of a duration and a real")
    }
  }

  static func integer(_ value: Int128?) throws(OperationFailure) -> Scalar {
    guard let value, let narrow = Int64(exactly: value) else { throw OperationFailure(reason: .overflow) }
    return .integer(narrow)
  }

  static func duration(_ value: Int128?) throws(OperationFailure) -> Scalar {
    guard let value, let narrow = Int64(exactly: value) else { throw OperationFailure(reason: .overflow) }
    return .duration(ExactDuration(microseconds: narrow))
  }

  static func real(_ value: Double) throws(OperationFailure) -> Scalar {
    guard value.isFinite else { throw OperationFailure(reason: .notFinite) }
    return .real(value)
  }

  private static func timestamp(_ value: Int128) throws(OperationFailure) -> Scalar {
    guard let narrow = Int64(exactly: value), let found = Timestamp(microsecondsSinceEpoch: narrow) else {
      throw OperationFailure(reason: .overflow)
    }
    return .timestamp(found)
  }
}
