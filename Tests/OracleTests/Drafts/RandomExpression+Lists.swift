import TestSupport
import Values

extension RandomExpression {
  /// A quantifier over one of the lists; other lists are never part of its condition.
  mutating func quantified(depth: Int) -> ExpressionDraft {
    let list = random.pick(RangedList.allCases)
    let condition = elementCondition(on: list, depth: min(depth, 2))
    return .call(.boolean, random.pick(["any", "all", "none"]), [condition])
  }

  /// A condition about the elements of a list.
  mutating func elementCondition(on list: RangedList, depth: Int) -> ExpressionDraft {
    within(.elements(list)) { $0.condition(on: list, depth: depth) }
  }

  /// A condition that is sure to name the list, alone or beside another one.
  private mutating func condition(on list: RangedList, depth: Int) -> ExpressionDraft {
    let test = elementTest(list)
    switch random.below(4) {
    case 0:
      return .chain(.boolean, [random.pick(["and", "or"])], [test, boolean(depth: depth)])
    case 1:
      return .chain(.boolean, [random.pick(["and", "or"])], [boolean(depth: depth), test])
    case 2: return random.oneIn(2) ? test : ExpressionDraft(.boolean, "not {}", [test])
    default: return test
    }
  }

  private mutating func elementTest(_ list: RangedList) -> ExpressionDraft {
    let type = random.pick(list.ownTypes)
    var element = ExpressionDraft(type, leaf: random.pick(list.ownFields(type)))
    if type == .boolean && random.oneIn(2) { return element }
    if random.oneIn(8) {
      return ExpressionDraft(.boolean, "{} is \(random.pick(["", "not "]))null", [element])
    }
    if type == .integer && random.oneIn(5) {
      element = .chain(.integer, [random.pick(["+", "*", "%"])], [element, value(.integer, depth: 0)])
    }
    if type == .text && random.oneIn(3) { return textTest(of: element, depth: 0) }
    if type != .boolean && random.oneIn(5) { return membership(of: element, type, depth: 0) }
    let sign = random.pick(["=", "!=", "<", ">="])
    let other = type == .boolean ? field(.boolean) : operand(beside: type, depth: 0)
    return ExpressionDraft(.boolean, "{} \(sign) {}", [element, other])
  }

  /// The length of a list; nil where none can be asked for.
  mutating func listLength() -> ExpressionDraft? {
    let lists = lists
    return lists.isEmpty ? nil : ExpressionDraft(.integer, leaf: "length(\(random.pick(lists)))")
  }
}
