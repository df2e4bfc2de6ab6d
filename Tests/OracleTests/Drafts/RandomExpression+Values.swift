import TestSupport
import Values

extension RandomExpression {
  mutating func integer(depth: Int) -> ExpressionDraft {
    if random.oneIn(8), let length = listLength() { return length }
    switch random.below(isPlain ? 5 : 13) {
    case 0, 1: return chain(.integer, ["+", "-"], depth)
    case 2: return chain(.integer, ["*"], depth)
    case 3: return chain(.integer, ["//", "%", "*"], depth)
    case 4: return ExpressionDraft(.integer, "-{}", [value(.integer, depth: depth)])
    case 5: return .call(.integer, "abs", [value(.integer, depth: depth)])
    case 6: return .call(.integer, "round", [value(.integer, depth: depth), digits()])
    case 7: return .call(.integer, random.pick(["floor", "ceil", "round"]), [value(.integer, depth: depth)])
    case 8: return .call(.integer, "length", [value(.text, depth: depth)])
    case 9, 10:
      let part = random.pick(["year", "month", "day"])
      return .call(.integer, part, [value(random.pick([.date, .timestamp]), depth: depth)])
    case 11:
      return ExpressionDraft(
        .integer, "{} // {}", [value(.duration, depth: depth), value(.duration, depth: depth)])
    default: return ExpressionDraft(.integer, "{} + {}", [value(.integer, depth: depth), literal(.integer)])
    }
  }

  mutating func real(depth: Int) -> ExpressionDraft {
    switch random.below(isPlain ? 3 : 12) {
    case 0: return chain(.real, ["+", "-"], depth)
    case 1:
      return ExpressionDraft(.real, "{} + {}", [value(.real, depth: depth), value(.integer, depth: depth)])
    case 2: return ExpressionDraft(.real, "-{}", [value(.real, depth: depth)])
    case 3: return chain(.real, ["*", "/"], depth)
    case 4:
      return ExpressionDraft(
        .real, "{} / {}", [value(.integer, depth: depth), value(.integer, depth: depth)])
    case 5:
      return ExpressionDraft(.real, "{} // {}", [value(.real, depth: depth), value(.real, depth: depth)])
    case 6:
      return ExpressionDraft(.real, "{} % {}", [value(.real, depth: depth), value(.real, depth: depth)])
    case 7: return .call(.real, "round", [value(.real, depth: depth), digits()])
    case 8: return .call(.real, random.pick(["floor", "ceil", "round", "abs"]), [value(.real, depth: depth)])
    case 9:
      return ExpressionDraft(.real, "{} * {}", [value(.integer, depth: depth), value(.real, depth: depth)])
    case 10:
      return ExpressionDraft(
        .real, "{} / {}", [value(.duration, depth: depth), value(.duration, depth: depth)])
    default:
      let unit = random.pick(["days", "hours", "minutes", "seconds"])
      return .call(.real, unit, [value(.duration, depth: depth)])
    }
  }

  mutating func text(depth: Int) -> ExpressionDraft {
    if isPlain { return leaf(.text) }
    switch random.below(5) {
    case 0: return .call(.text, "lower", [value(.text, depth: depth)])
    case 1: return .call(.text, "upper", [value(.text, depth: depth)])
    case 2: return .call(.text, "trim", [value(.text, depth: depth)])
    default:
      let types = (0...random.below(3)).map { _ in random.pick(ScalarType.allCases) }
      return .call(.text, "concat", types.map { value($0, depth: depth) })
    }
  }

  mutating func duration(depth: Int) -> ExpressionDraft {
    switch random.below(isPlain ? 4 : 12) {
    case 0: return chain(.duration, ["+", "-"], depth)
    case 1:
      return ExpressionDraft(
        .duration, "{} - {}", [value(.timestamp, depth: depth), value(.timestamp, depth: depth)])
    case 2:
      return ExpressionDraft(.duration, "{} - {}", [value(.date, depth: depth), value(.date, depth: depth)])
    case 3:
      return ExpressionDraft(
        .duration, "{} * {}", [value(.duration, depth: depth), value(.integer, depth: depth)])
    case 4:
      return ExpressionDraft(
        .duration, "{} * {}", [value(.integer, depth: depth), value(.duration, depth: depth)])
    case 5:
      return ExpressionDraft(
        .duration, "{} * {}", [value(.duration, depth: depth), value(.real, depth: depth)])
    case 6:
      return ExpressionDraft(
        .duration, "{} / {}", [value(.duration, depth: depth), value(.integer, depth: depth)])
    case 7:
      return ExpressionDraft(
        .duration, "{} / {}", [value(.duration, depth: depth), value(.real, depth: depth)])
    case 8:
      return ExpressionDraft(
        .duration, "{} % {}", [value(.duration, depth: depth), value(.duration, depth: depth)])
    case 9: return .call(.duration, "abs", [value(.duration, depth: depth)])
    case 10: return ExpressionDraft(.duration, "-{}", [value(.duration, depth: depth)])
    default:
      return ExpressionDraft(.duration, "{} + {}", [value(.duration, depth: depth), literal(.duration)])
    }
  }

  mutating func timestamp(depth: Int) -> ExpressionDraft {
    let time = value(random.pick([.date, .timestamp]), depth: depth)
    let length = value(.duration, depth: depth)
    switch random.below(isPlain ? 2 : 4) {
    case 0: return ExpressionDraft(.timestamp, "{} + {}", [time, length])
    case 1: return ExpressionDraft(.timestamp, "{} - {}", [time, length])
    case 2: return ExpressionDraft(.timestamp, "{} + {}", [length, time])
    default: return .call(.timestamp, "timestamp", [field(.text)])
    }
  }

  /// Two to four operands of one type, from left to right.
  private mutating func chain(_ type: ScalarType, _ operations: [String], _ depth: Int) -> ExpressionDraft {
    let operands = (0...random.below(3) + 1).map { _ in value(type, depth: depth) }
    return .chain(type, operands.map { _ in random.pick(operations) }, operands)
  }

  /// The second operand of `round`.
  private mutating func digits() -> ExpressionDraft {
    if random.oneIn(6) { return value(.integer, depth: 0) }
    return ExpressionDraft(nil, leaf: random.pick([-20, -19, -18, -3, -2, -1, 0, 1, 2, 3, 17]).description)
  }
}
