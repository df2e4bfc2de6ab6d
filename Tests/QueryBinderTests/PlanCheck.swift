import Columnar
import QueryPlan
import Values

/// Holds a bound plan against what `BoundOperation` promises of its operands.
struct PlanCheck {
  let plan: LogicalPlan
  let schema: Schema

  /// What is wrong with the plan; empty for a sound one.
  func faults() -> [String] {
    var faults: [String] = []
    for (position, node) in plan.expressions.nodes.enumerated() where !isSound(node) {
      faults.append("node \(position): \(node)")
    }
    if let filter = plan.filter, type(filter) != .boolean { faults.append("the filter is not boolean") }
    return faults
  }

  private func type(_ id: ExpressionID) -> ScalarType { plan.expressions[id].type }

  private func isNumber(_ type: ScalarType) -> Bool { type == .integer || type == .real }

  private func compare(_ left: ScalarType, _ right: ScalarType) -> Bool {
    left == right || (isNumber(left) && isNumber(right))
  }

  private func isSound(_ node: BoundExpression) -> Bool {
    switch node.operation {
    case .constant(let value): return value.type == nil || value.type == node.type
    case .field(let path): return schema.field(at: path)?.type.scalarType == node.type
    case .fieldIsNull(let path): return schema.field(at: path) != nil && node.type == .boolean
    case .listLength(let path):
      guard case .list = schema.field(at: path)?.type else { return false }
      return node.type == .integer
    case .quantified(_, let path, let condition):
      guard case .list = schema.field(at: path)?.type else { return false }
      return type(condition) == .boolean && node.type == .boolean
    case .groupKey(let key): return plan.grouping.map { type($0.keys[key]) } == node.type
    case .aggregate(let aggregate): return plan.grouping?.aggregates.indices.contains(aggregate) ?? false
    case .isNull: return node.type == .boolean
    case .not(let operand): return type(operand) == .boolean && node.type == .boolean
    case .logical(_, let operands):
      return operands.count > 1 && operands.allSatisfy { type($0) == .boolean } && node.type == .boolean
    case .comparison(_, let left, let right): return compare(type(left), type(right)) && node.type == .boolean
    case .between(let subject, let low, let high):
      return compare(type(subject), type(low)) && compare(type(subject), type(high)) && node.type == .boolean
    case .membership(let subject, let items):
      return items.allSatisfy { compare(type(subject), type($0)) } && node.type == .boolean
    case .constantMembership(let subject, let items):
      return items.allSatisfy { item in item.type.map { compare(type(subject), $0) } ?? true }
    case .textMatch(_, let subject, let pattern): return type(subject) == .text && type(pattern) == .text
    case .negation(let operand):
      return type(operand) == node.type && (isNumber(node.type) || node.type == .duration)
    case .arithmetic(let operation, let left, let right):
      return PlanCheck.signature(operation) == [type(left), type(right), node.type]
    case .conversion(.integerToReal, let operand): return type(operand) == .integer && node.type == .real
    case .conversion(.dateToTimestamp, let operand): return type(operand) == .date && node.type == .timestamp
    case .call(let function, let operands): return isSound(function, operands.map { type($0) }, node.type)
    case .conditional(let condition, let then, let otherwise):
      return type(condition) == .boolean && type(then) == node.type && type(otherwise) == node.type
    case .coalesce(let operands): return operands.allSatisfy { type($0) == node.type }
    }
  }

  private func isSound(_ function: ScalarFunction, _ operands: [ScalarType], _ result: ScalarType) -> Bool {
    switch function {
    case .lower, .upper, .trim: operands == [.text] && result == .text
    case .length: operands == [.text] && result == .integer
    case .concat: !operands.isEmpty && result == .text
    case .abs: operands == [result] && (isNumber(result) || result == .duration)
    case .floor, .ceil: operands == [result] && isNumber(result)
    case .round: (operands == [result] || operands == [result, .integer]) && isNumber(result)
    case .least, .greatest: !operands.isEmpty && operands.allSatisfy { $0 == result }
    case .nullif: operands == [result, result]
    case .days, .hours, .minutes, .seconds: operands == [.duration] && result == .real
    case .year, .month, .day: (operands == [.date] || operands == [.timestamp]) && result == .integer
    case .date: (operands == [.text] || operands == [.timestamp]) && result == .date
    case .timestamp: operands == [.text] && result == .timestamp
    case .duration: operands == [.text] && result == .duration
    }
  }

  /// The types of both operands and of the result.
  private static func signature(_ operation: Arithmetic) -> [ScalarType] {
    switch operation {
    case .integerAdd, .integerSubtract, .integerMultiply, .integerQuotient, .integerRemainder:
      [.integer, .integer, .integer]
    case .integerDivide: [.integer, .integer, .real]
    case .realAdd, .realSubtract, .realMultiply, .realDivide, .realQuotient, .realRemainder:
      [.real, .real, .real]
    case .durationAdd, .durationSubtract, .durationRemainder: [.duration, .duration, .duration]
    case .durationTimesInteger, .durationDividedByInteger: [.duration, .integer, .duration]
    case .durationTimesReal, .durationDividedByReal: [.duration, .real, .duration]
    case .durationDividedByDuration: [.duration, .duration, .real]
    case .durationQuotient: [.duration, .duration, .integer]
    case .dateDifference: [.date, .date, .duration]
    case .timestampDifference: [.timestamp, .timestamp, .duration]
    case .timestampPlusDuration, .timestampMinusDuration: [.timestamp, .duration, .timestamp]
    }
  }
}
