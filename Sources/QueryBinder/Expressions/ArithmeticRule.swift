import QueryPlan
import QuerySyntax
import Values

/// What an arithmetic operator means between two types.
struct ArithmeticRule {
  let operation: Arithmetic
  let result: ScalarType
  /// The types that the operands are converted to; the same as theirs where they are not.
  let left: ScalarType
  let right: ScalarType
  /// True where the operation takes the operands the other way round.
  let isSwapped: Bool

  private init(
    _ operation: Arithmetic, _ result: ScalarType, _ left: ScalarType, _ right: ScalarType,
    isSwapped: Bool = false
  ) {
    self.operation = operation
    self.result = result
    self.left = left
    self.right = right
    self.isSwapped = isSwapped
  }

  /// The rule for two types; nil where the operator does not take them.
  static func rule(
    _ operation: ArithmeticOperator, _ left: ScalarType, _ right: ScalarType
  ) -> ArithmeticRule? {
    switch (left, right) {
    case (.integer, .integer): integers(operation)
    case (.integer, .real), (.real, .integer), (.real, .real): reals(operation)
    case (.duration, .duration): durations(operation)
    case (.duration, .integer), (.duration, .real): scaled(operation, by: right)
    case (.integer, .duration), (.real, .duration):
      operation == .times
        ? ArithmeticRule(
          left == .integer ? .durationTimesInteger : .durationTimesReal, .duration, left, .duration,
          isSwapped: true)
        : nil
    case (.date, .date):
      operation == .minus ? ArithmeticRule(.dateDifference, .duration, .date, .date) : nil
    case (.timestamp, .timestamp):
      operation == .minus ? ArithmeticRule(.timestampDifference, .duration, .timestamp, .timestamp) : nil
    case (.date, .duration), (.timestamp, .duration): shifted(operation)
    case (.duration, .date), (.duration, .timestamp):
      operation == .plus
        ? ArithmeticRule(.timestampPlusDuration, .timestamp, .duration, .timestamp, isSwapped: true) : nil
    default: nil
    }
  }

  private static func integers(_ operation: ArithmeticOperator) -> ArithmeticRule {
    switch operation {
    case .plus: ArithmeticRule(.integerAdd, .integer, .integer, .integer)
    case .minus: ArithmeticRule(.integerSubtract, .integer, .integer, .integer)
    case .times: ArithmeticRule(.integerMultiply, .integer, .integer, .integer)
    case .divided: ArithmeticRule(.integerDivide, .real, .integer, .integer)
    case .quotient: ArithmeticRule(.integerQuotient, .integer, .integer, .integer)
    case .remainder: ArithmeticRule(.integerRemainder, .integer, .integer, .integer)
    }
  }

  private static func reals(_ operation: ArithmeticOperator) -> ArithmeticRule {
    switch operation {
    case .plus: ArithmeticRule(.realAdd, .real, .real, .real)
    case .minus: ArithmeticRule(.realSubtract, .real, .real, .real)
    case .times: ArithmeticRule(.realMultiply, .real, .real, .real)
    case .divided: ArithmeticRule(.realDivide, .real, .real, .real)
    case .quotient: ArithmeticRule(.realQuotient, .real, .real, .real)
    case .remainder: ArithmeticRule(.realRemainder, .real, .real, .real)
    }
  }

  private static func durations(_ operation: ArithmeticOperator) -> ArithmeticRule? {
    switch operation {
    case .plus: ArithmeticRule(.durationAdd, .duration, .duration, .duration)
    case .minus: ArithmeticRule(.durationSubtract, .duration, .duration, .duration)
    case .times: nil
    case .divided: ArithmeticRule(.durationDividedByDuration, .real, .duration, .duration)
    case .quotient: ArithmeticRule(.durationQuotient, .integer, .duration, .duration)
    case .remainder: ArithmeticRule(.durationRemainder, .duration, .duration, .duration)
    }
  }

  private static func scaled(_ operation: ArithmeticOperator, by number: ScalarType) -> ArithmeticRule? {
    let isInteger = number == .integer
    switch operation {
    case .times:
      return ArithmeticRule(
        isInteger ? .durationTimesInteger : .durationTimesReal, .duration, .duration, number)
    case .divided:
      return ArithmeticRule(
        isInteger ? .durationDividedByInteger : .durationDividedByReal, .duration, .duration, number)
    case .plus, .minus, .quotient, .remainder: return nil
    }
  }

  private static func shifted(_ operation: ArithmeticOperator) -> ArithmeticRule? {
    switch operation {
    case .plus: ArithmeticRule(.timestampPlusDuration, .timestamp, .timestamp, .duration)
    case .minus: ArithmeticRule(.timestampMinusDuration, .timestamp, .timestamp, .duration)
    case .times, .divided, .quotient, .remainder: nil
    }
  }
}
