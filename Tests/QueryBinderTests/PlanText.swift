import Columnar
import QueryPlan
import Values

/// Writes bound plans for people, a line for each clause.
struct PlanText {
  let plan: LogicalPlan
  let schema: Schema

  func lines() -> [String] {
    var lines: [String] = []
    if let filter = plan.filter { lines.append("filter \(text(filter))") }
    if let grouping = plan.grouping {
      for key in grouping.keys { lines.append("key \(text(key))") }
      for aggregate in grouping.aggregates {
        lines.append("aggregate \(aggregate.function.rawValue)(\(aggregate.argument.map { text($0) } ?? ""))")
      }
      if let having = grouping.having { lines.append("having \(text(having))") }
    }
    if plan.isDistinct { lines.append("distinct") }
    for key in plan.order {
      let direction = key.isDescending ? " desc" : ""
      lines.append(
        "order \(key.isNatural ? "natural " : "")\(text(key.expression))\(direction)\(key.nullsFirst ? " nulls first" : "")"
      )
    }
    if plan.offset > 0 { lines.append("offset \(plan.offset)") }
    if let limit = plan.limit { lines.append("limit \(limit)") }
    switch plan.output {
    case .records: lines.append("records")
    case .columns(let columns):
      for column in columns {
        switch column.content {
        case .field(let path): lines.append("column \(column.name) = \(name(path))")
        case .listValues(let path): lines.append("column \(column.name) = values of \(name(path))")
        case .expression(let id): lines.append("column \(column.name) = \(text(id))")
        }
      }
    }
    return lines
  }

  private func name(_ path: FieldPath) -> String { schema.names(along: path).joined(separator: ".") }

  private func text(_ ids: [ExpressionID]) -> String { ids.map { text($0) }.joined(separator: ", ") }

  private func text(_ value: Scalar) -> String {
    guard let type = value.type else { return "null" }
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    switch type {
    case .boolean, .integer: return text
    case .text: return "'\(text)'"
    case .real, .duration, .date, .timestamp: return "\(type.rawValue) \(text)"
    }
  }

  /// Bound expressions of tests are shallow.
  private func text(_ id: ExpressionID) -> String {
    switch plan.expressions[id].operation {
    case .constant(let value):
      value.isNull ? "null:\(plan.expressions[id].type.rawValue)" : text(value)
    case .field(let path): name(path)
    case .fieldIsNull(let path): "isNull(\(name(path)))"
    case .listLength(let path): "length(\(name(path)))"
    case .quantified(let quantification, let path, let condition):
      "\(quantification.rawValue)(\(name(path)): \(text(condition)))"
    case .groupKey(let key): "key#\(key)"
    case .aggregate(let aggregate): "aggregate#\(aggregate)"
    case .isNull(let operand): "isNull(\(text(operand)))"
    case .not(let operand): "not(\(text(operand)))"
    case .logical(let connective, let operands): "\(connective.rawValue)(\(text(operands)))"
    case .comparison(let comparison, let left, let right):
      "(\(text(left)) \(comparison.rawValue) \(text(right)))"
    case .between(let subject, let low, let high): "between(\(text([subject, low, high])))"
    case .membership(let subject, let items): "in(\(text(subject)); \(text(items)))"
    case .constantMembership(let subject, let items):
      "inConstants(\(text(subject)); \(items.map { text($0) }.joined(separator: ", ")))"
    case .textMatch(let match, let subject, let pattern):
      "(\(text(subject)) \(match.rawValue) \(text(pattern)))"
    case .negation(let operand): "negation(\(text(operand)))"
    case .arithmetic(let operation, let left, let right): "\(operation.rawValue)(\(text([left, right])))"
    case .conversion(let conversion, let operand): "\(conversion.rawValue)(\(text(operand)))"
    case .call(let function, let operands): "\(function.rawValue)(\(text(operands)))"
    case .conditional(let condition, let then, let otherwise): "if(\(text([condition, then, otherwise])))"
    case .coalesce(let operands): "coalesce(\(text(operands)))"
    }
  }
}
