import TestSupport
import Values

extension RandomExpression {
  /// An aggregate that gives a type, over the rows of a group.
  mutating func aggregate(_ type: ScalarType) -> ExpressionDraft {
    if random.oneIn(3) { return extreme(type) }
    switch type {
    case .integer: return count()
    case .real:
      return .call(.real, "avg", [argument(random.pick([.integer, .boolean, .real]))])
    case .duration:
      return .call(.duration, random.pick(["sum", "avg"]), [argument(.duration)])
    case .boolean, .text, .date, .timestamp: return extreme(type)
    }
  }

  private mutating func count() -> ExpressionDraft {
    switch random.below(6) {
    case 0: ExpressionDraft(.integer, leaf: random.pick(["count()", "count(*)"]))
    case 1: .call(.integer, "count", [argument(random.pick(ScalarType.allCases))])
    case 2: ExpressionDraft(.integer, "count(distinct {})", [argument(random.pick(ScalarType.allCases))])
    case 3: .call(.integer, "sum", [argument(.boolean)])
    default: .call(.integer, "sum", [argument(.integer)])
    }
  }

  private mutating func extreme(_ type: ScalarType) -> ExpressionDraft {
    if type == .real && random.oneIn(2) { return .call(.real, "sum", [argument(.real)]) }
    return .call(type, random.pick(["min", "max"]), [argument(type)])
  }

  /// Mostly a field: what is computed fails too often to tell much.
  private mutating func argument(_ type: ScalarType) -> ExpressionDraft {
    within(.rows) { maker in
      maker.random.oneIn(3) ? maker.value(type, depth: 1 + maker.random.below(2)) : maker.field(type)
    }
  }
}
