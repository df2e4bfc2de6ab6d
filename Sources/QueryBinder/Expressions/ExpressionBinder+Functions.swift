import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

// The scalar functions: how each types its arguments and what it gives. The number of arguments is right, and
// none of them is poison.
extension ExpressionBinder {
  /// Nil where an argument does not suit, which has been reported then.
  mutating func bindFunction(
    _ name: String, _ arguments: [Operand], _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    switch name {
    case "if": return bindConditional(arguments, index, span)
    case "coalesce": return bindCoalesce(arguments, index, span)
    case "least", "greatest", "nullif": return bindAligned(name, arguments, index, span)
    case "concat": return bindConcat(arguments, index, span)
    case "round": return bindRound(arguments, index, span)
    case "date", "timestamp", "duration": return bindReader(name, arguments[0], index, span)
    case "length":
      if case .list(let list) = arguments[0].kind { return bindLength(of: list, arguments[0], index, span) }
      return bindUnary(.length, arguments[0], as: [.text], giving: .integer, index, span)
    default: return bindPlain(name, arguments[0], index, span)
    }
  }

  private mutating func bindPlain(
    _ name: String, _ argument: Operand, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    guard let function = ScalarFunction(rawValue: name) else {
      preconditionFailure("the catalog names no function that is not bound")
    }
    switch function {
    case .lower, .upper, .trim:
      return bindUnary(function, argument, as: [.text], giving: .text, index, span)
    case .abs:
      return bindUnary(function, argument, as: [.integer, .real, .duration], giving: nil, index, span)
    case .floor, .ceil: return bindUnary(function, argument, as: [.integer, .real], giving: nil, index, span)
    case .days, .hours, .minutes, .seconds:
      return bindUnary(function, argument, as: [.duration], giving: .real, index, span)
    case .year, .month, .day:
      return bindUnary(function, argument, as: [.date, .timestamp], giving: .integer, index, span)
    case .length, .concat, .round, .least, .greatest, .nullif, .date, .timestamp, .duration:
      preconditionFailure("handled before")
    }
  }

  /// A function of one argument; without a type of its own it gives its argument's.
  private mutating func bindUnary(
    _ function: ScalarFunction, _ argument: Operand, as types: [ScalarType], giving result: ScalarType?,
    _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    if result == nil, argument.isNull {
      return Operand(kind: .null(isLiteral: false), span: span, syntax: index)
    }
    guard let id = typed(argument, as: types, for: "`\(function.rawValue)`") else { return nil }
    return expression(.call(function, [id]), result ?? drafts[id].type, index, span)
  }

  private mutating func bindRound(
    _ arguments: [Operand], _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    guard arguments.count == 2 else {
      return bindUnary(.round, arguments[0], as: [.integer, .real], giving: nil, index, span)
    }
    let value = typed(arguments[0], as: [.integer, .real], for: "`round`")
    let digits = typed(arguments[1], as: [.integer], for: "the second argument of `round`")
    guard let value, let digits else { return nil }
    return expression(.call(.round, [value, digits]), drafts[value].type, index, span)
  }

  private mutating func bindConcat(
    _ arguments: [Operand], _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    var ids: [ExpressionID] = []
    for argument in arguments {
      // Text stands first: what has no type of its own is one.
      let types: [ScalarType] = [.text] + ScalarType.allCases.filter { $0 != .text }
      if let id = typed(argument, as: types, for: "`concat`") { ids.append(id) }
    }
    guard ids.count == arguments.count else { return nil }
    return expression(.call(.concat, ids), .text, index, span)
  }

  private mutating func bindConditional(
    _ arguments: [Operand], _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    let condition = boolean(arguments[0])
    let branches = align(Array(arguments[1...]), for: .arguments("`if`"))
    guard let condition, let branches else { return nil }
    switch branches {
    case .nulls:
      // A condition that fails is a failure all the same.
      let nulls = arguments[1...].map { draftConstant(.null, .text, for: $0) }
      return expression(.conditional(condition, then: nulls[0], otherwise: nulls[1]), .text, index, span)
    case .typed(let ids, let type):
      return expression(.conditional(condition, then: ids[0], otherwise: ids[1]), type, index, span)
    }
  }

  private mutating func bindCoalesce(
    _ arguments: [Operand], _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    switch align(arguments, for: .arguments("`coalesce`")) {
    case nil: return nil
    case .nulls?: return Operand(kind: .null(isLiteral: false), span: span, syntax: index)
    case .typed(let ids, let type)?: return expression(.coalesce(ids), type, index, span)
    }
  }

  private mutating func bindAligned(
    _ name: String, _ arguments: [Operand], _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    guard let function = ScalarFunction(rawValue: name) else {
      preconditionFailure("the catalog names no function that is not bound")
    }
    switch align(arguments, for: .arguments("`\(name)`")) {
    case nil: return nil
    case .nulls?: return Operand(kind: .null(isLiteral: false), span: span, syntax: index)
    case .typed(let ids, let type)?: return expression(.call(function, ids), type, index, span)
    }
  }

  /// `date(…)`, `timestamp(…)`, `duration(…)`: of a text in the query a constant.
  private mutating func bindReader(
    _ name: String, _ argument: Operand, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    guard let type = ScalarType(rawValue: name), let function = ScalarFunction(rawValue: name) else {
      preconditionFailure("the catalog names no function that is not bound")
    }
    switch argument.kind {
    case .text(let text), .untyped(let text):
      guard let value = temporal(text, argument, as: type), case .expression(let id) = value.kind else {
        return nil
      }
      return constant(drafts.constant(id) ?? .null, type, index, span)
    case .null: return constant(.null, type, index, span)
    case .poison, .expression, .record, .list: break
    }
    let accepted: [ScalarType]
    switch type {
    case .date: accepted = [.text, .timestamp, .date]
    case .timestamp: accepted = [.text, .date, .timestamp]
    case .boolean, .integer, .real, .text, .duration: accepted = [.text, .duration]
    }
    guard let id = typed(argument, as: accepted, for: "`\(name)`") else { return nil }
    if drafts[id].type == type { return expression(drafts[id].operation, type, index, span) }
    if type == .timestamp, drafts[id].type == .date {
      return expression(.conversion(.dateToTimestamp, id), .timestamp, index, span)
    }
    return expression(.call(function, [id]), type, index, span)
  }
}
