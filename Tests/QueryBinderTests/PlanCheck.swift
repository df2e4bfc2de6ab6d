import Columnar
import QueryPlan
import Values

@testable import QueryBinder

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
    if let having = plan.grouping?.having, type(having) != .boolean { faults.append("having is not boolean") }
    for root in plan.roots { faults += self.faults(at: root) }
    for aggregate in plan.grouping?.aggregates ?? [] where !isSound(aggregate) {
      faults.append("aggregate \(aggregate)")
    }
    for key in plan.order where key.isNatural && type(key.expression) != .text {
      faults.append("a natural key is no text")
    }
    return faults + outputFaults()
  }

  /// Expressions over rows read no groups, those over groups no rows; lists are entered inside quantifiers only.
  private func faults(at root: PlanRoot) -> [String] {
    guard let id = plan.expression(at: root) else { return [] }
    let isOverGroups = plan.grouping != nil && root.isBehindGrouping
    var faults: [String] = []
    var pending: [(ExpressionID, over: FieldPath?)] = [(id, nil)]
    while let (current, over) = pending.popLast() {
      let operation = plan.expressions[current].operation
      var inner = over
      switch operation {
      case .groupKey, .aggregate: if !isOverGroups { faults.append("\(root) reads groups") }
      case .field(let path), .fieldIsNull(let path), .listLength(let path):
        if isOverGroups { faults.append("\(root) reads rows") }
        if !isReached(operation, path, over) {
          faults.append("\(root) reads \(path) over \(String(describing: over))")
        }
      case .quantified(_, over: let list, condition: let condition):
        if over != nil { faults.append("\(root) has a quantifier in another") }
        if !lists(of: condition).contains(list) { faults.append("\(root) ranges over \(list) for nothing") }
        inner = list
      default: break
      }
      for child in operation.children { pending.append((child, inner)) }
    }
    return faults
  }

  /// The lists that the fields of an expression are read in, innermost ones only.
  private func lists(of root: ExpressionID) -> Set<FieldPath> {
    var found: Set<FieldPath> = []
    var pending = [root]
    while let current = pending.popLast() {
      let operation = plan.expressions[current].operation
      switch operation {
      case .field(let path): found.formUnion(listsAround(path, includingEnd: true).suffix(1))
      case .fieldIsNull(let path), .listLength(let path):
        found.formUnion(listsAround(path, includingEnd: false).suffix(1))
      default: pending += operation.children
      }
    }
    return found
  }

  private func listsAround(_ path: FieldPath, includingEnd: Bool) -> [FieldPath] {
    let lengths = path.steps.isEmpty ? [] : Array(1...path.steps.count)
    return lengths.map { FieldPath(Array(path.steps[..<$0])) }.filter { prefix in
      guard case .list = schema.field(at: prefix)?.type else { return false }
      return includingEnd || prefix != path
    }
  }

  private func isReached(_ operation: BoundOperation, _ path: FieldPath, _ over: FieldPath?) -> Bool {
    if case .listLength = operation, over == nil { return true }
    var isField = false
    if case .field = operation { isField = true }
    let lists = listsAround(path, includingEnd: isField)
    guard let innermost = lists.last else { return true }
    return over.map { $0.steps.starts(with: innermost.steps) } ?? false
  }

  private func isSound(_ aggregate: BoundAggregate) -> Bool {
    guard let argument = aggregate.argument else { return aggregate.function == .countRows }
    switch aggregate.function {
    case .countRows: return false
    case .count, .countDistinct, .min, .max: return true
    case .sum, .avg: return [.integer, .real, .duration, .boolean].contains(type(argument))
    }
  }

  private func result(of aggregate: BoundAggregate) -> ScalarType? {
    guard let argument = aggregate.argument else { return .integer }
    switch (aggregate.function, type(argument)) {
    case (.countRows, _), (.count, _), (.countDistinct, _), (.sum, .integer), (.sum, .boolean):
      return .integer
    case (.avg, .integer), (.avg, .boolean): return .real
    case (.sum, let type), (.avg, let type), (.min, let type), (.max, let type): return type
    }
  }

  private func outputFaults() -> [String] {
    guard case .columns(let columns) = plan.output else {
      return plan.grouping != nil || plan.isDistinct ? ["whole records of groups or distinct rows"] : []
    }
    var faults: [String] = []
    for column in columns {
      switch column.content {
      case .expression: continue
      case .field(let path):
        if plan.grouping != nil { faults.append("\(column) of a group") }
        if plan.isDistinct, schema.field(at: path)?.type.scalarType == nil {
          faults.append("\(column) distinct")
        }
        if !listsAround(path, includingEnd: false).isEmpty { faults.append("\(column) goes through lists") }
      case .listValues(let path):
        if plan.grouping != nil || plan.isDistinct { faults.append("\(column) of groups or distinct rows") }
        if listsAround(path, includingEnd: false).isEmpty { faults.append("\(column) goes through no list") }
      }
    }
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
    case .field(let path):
      var type = schema.field(at: path)?.type
      while case .list(let element)? = type { type = element }
      return type?.scalarType == node.type
    case .fieldIsNull(let path): return schema.field(at: path) != nil && node.type == .boolean
    case .listLength(let path):
      return !listsAround(path, includingEnd: true).isEmpty && node.type == .integer
    case .quantified(_, let path, let condition):
      guard case .list = schema.field(at: path)?.type else { return false }
      return type(condition) == .boolean && node.type == .boolean
    case .groupKey(let key): return plan.grouping.map { type($0.keys[key]) } == node.type
    case .aggregate(let aggregate):
      guard let grouping = plan.grouping, grouping.aggregates.indices.contains(aggregate) else {
        return false
      }
      return result(of: grouping.aggregates[aggregate]) == node.type
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
