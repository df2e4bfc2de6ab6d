import QueryPlan
import Values

/// Arithmetic on one pair of values that are not null. The loops over vectors and the evaluation of single rows
/// both end here, so that they cannot differ.
enum ElementaryArithmetic {
  /// The types that an operation takes and gives, as vectors store them.
  enum Shape {
    case numbersToNumbers
    case numbersToReals
    case realsToReals
    /// A number and a real to a number.
    case mixedToNumbers
  }

  static func shape(of operation: Arithmetic) -> Shape {
    switch operation {
    case .integerDivide, .durationDividedByDuration: .numbersToReals
    case .realAdd, .realSubtract, .realMultiply, .realDivide, .realQuotient, .realRemainder: .realsToReals
    case .durationTimesReal, .durationDividedByReal: .mixedToNumbers
    case .integerAdd, .integerSubtract, .integerMultiply, .integerQuotient, .integerRemainder, .durationAdd,
      .durationSubtract, .durationTimesInteger, .durationDividedByInteger, .durationQuotient,
      .durationRemainder, .dateDifference, .timestampDifference, .timestampPlusDuration,
      .timestampMinusDuration:
      .numbersToNumbers
    }
  }

  static func numbers(_ operation: Arithmetic, _ left: Int64, _ right: Int64) -> Element<Int64> {
    switch operation {
    case .integerAdd, .durationAdd: Element(left.addingReportingOverflow(right))
    case .integerSubtract, .durationSubtract, .timestampDifference:
      Element(left.subtractingReportingOverflow(right))
    case .integerMultiply, .durationTimesInteger: Element(left.multipliedReportingOverflow(by: right))
    case .integerQuotient, .durationQuotient:
      right == 0 ? .null : Element(left.dividedReportingOverflow(by: right))
    case .integerRemainder, .durationRemainder:
      // By −1 the remainder is 0, although the quotient may overflow.
      right == 0 ? .null : .value(right == -1 ? 0 : left % right)
    case .durationDividedByInteger:
      right == 0
        ? .null
        : Element(ExactDuration(microseconds: left).divided(by: right)?.microseconds, orFailed: .overflow)
    case .dateDifference:
      // Days of the years 0001 to 9999: far from the limits of 64 bits.
      .value((left &- right) &* ExactDuration.microsecondsPerDay)
    case .timestampPlusDuration: timestamp(left.addingReportingOverflow(right))
    case .timestampMinusDuration: timestamp(left.subtractingReportingOverflow(right))
    case .integerDivide, .durationDividedByDuration, .realAdd, .realSubtract, .realMultiply, .realDivide,
      .realQuotient, .realRemainder, .durationTimesReal, .durationDividedByReal:
      preconditionFailure("the shape of the operation leads elsewhere")
    }
  }

  private static func timestamp(_ result: (partialValue: Int64, overflow: Bool)) -> Element<Int64> {
    !result.overflow && Timestamp.validMicroseconds.contains(result.partialValue)
      ? .value(result.partialValue) : .failed(.overflow)
  }

  /// The exact quotient of two integers or two durations, rounded once.
  static func quotient(_ left: Int64, _ right: Int64) -> Element<Double> {
    right == 0 ? .null : Element(finite: IntegerMath.dividedAsReal(left, right))
  }

  static func reals(_ operation: Arithmetic, _ left: Double, _ right: Double) -> Element<Double> {
    switch operation {
    case .realAdd: Element(finite: left + right)
    case .realSubtract: Element(finite: left - right)
    case .realMultiply: Element(finite: left * right)
    case .realDivide: right == 0 ? .null : Element(finite: left / right)
    case .realQuotient: right == 0 ? .null : Element(finite: truncatedQuotient(left, right))
    case .realRemainder: right == 0 ? .null : Element(finite: left.truncatingRemainder(dividingBy: right))
    default: preconditionFailure("the shape of the operation leads elsewhere")
    }
  }

  /// The exact quotient, truncated. From 2⁵³ on every real is whole, and the rounded quotient stands.
  private static func truncatedQuotient(_ left: Double, _ right: Double) -> Double {
    let quotient = left / right
    guard quotient.magnitude < 0x1p53 else { return quotient }
    let whole = quotient.rounded(.towardZero)
    guard whole == quotient, whole != 0 else { return whole }
    // Rounding may have reached a whole number that the exact quotient does not. The fused operation rounds once,
    // so its sign is that of the exact rest, which then points against the dividend.
    let rest = left.addingProduct(-whole, right)
    return rest != 0 && (rest < 0) != (left < 0) ? whole - (whole < 0 ? -1 : 1) : whole
  }

  /// A duration times or divided by a real.
  static func mixed(_ operation: Arithmetic, _ left: Int64, _ right: Double) -> Element<Int64> {
    let duration = ExactDuration(microseconds: left)
    if operation == .durationTimesReal {
      return Element(duration.multiplied(by: right)?.microseconds, orFailed: .overflow)
    }
    return right == 0 ? .null : Element(duration.divided(by: right)?.microseconds, orFailed: .overflow)
  }
}
