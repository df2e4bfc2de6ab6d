import QueryBinder
import TestSupport
import Values

extension RandomExpression {
  mutating func boolean(depth: Int) -> ExpressionDraft {
    if depth <= 0 { return booleanLeaf() }
    if case .rows = scope, random.oneIn(6) { return quantified(depth: depth - 1) }
    switch random.below(12) {
    case 0: return booleanLeaf()
    case 1, 2: return connection(depth: depth - 1)
    case 3: return ExpressionDraft(.boolean, "not {}", [boolean(depth: depth - 1)])
    case 4, 5, 6: return comparison(depth: depth - 1)
    case 7: return between(depth: depth - 1)
    case 8: return membership(depth: depth - 1)
    case 9: return nullTest(depth: depth - 1)
    case 10: return textTest(depth: depth - 1)
    default: return isPlain ? comparison(depth: depth - 1) : rareBoolean(depth: depth - 1)
    }
  }

  private mutating func booleanLeaf() -> ExpressionDraft {
    switch random.below(10) {
    case 0: ExpressionDraft(.boolean, leaf: random.pick(["true", "false", "null"]))
    case 1...5: comparison(depth: 0)
    default: field(.boolean)
    }
  }

  private mutating func connection(depth: Int) -> ExpressionDraft {
    let operands = (0...random.below(3) + 1).map { _ in boolean(depth: depth) }
    let connective = random.pick(["and", "or"])
    return .chain(.boolean, operands.map { _ in connective }, operands)
  }

  private mutating func comparison(depth: Int) -> ExpressionDraft {
    let sign = random.pick(["=", "!=", "<", "<=", ">", ">=", "==", "<>"])
    let type = random.pick(RandomExpression.orderedTypes)
    let left = value(type, depth: depth)
    if random.oneIn(8), type == .integer || type == .real {
      let other = value(type == .integer ? .real : .integer, depth: depth)
      return ExpressionDraft(.boolean, "{} \(sign) {}", [left, other])
    }
    if random.oneIn(12) {
      return ExpressionDraft(
        .boolean, "{} \(sign) {}", [field(.boolean), random.oneIn(2) ? field(.boolean) : booleanConstant()])
    }
    if random.oneIn(10) {
      return ExpressionDraft(.boolean, "{} \(sign) {}", [field(.date), field(.timestamp)])
    }
    return ExpressionDraft(.boolean, "{} \(sign) {}", [left, operand(beside: type, depth: depth)])
  }

  private mutating func booleanConstant() -> ExpressionDraft {
    ExpressionDraft(.boolean, leaf: random.pick(["true", "false"]))
  }

  private mutating func between(depth: Int) -> ExpressionDraft {
    let type = random.pick(RandomExpression.orderedTypes)
    let bounds = [operand(beside: type, depth: depth), operand(beside: type, depth: depth)]
    let word = random.pick(["between", "not between"])
    return ExpressionDraft(.boolean, "{} \(word) {} and {}", [value(type, depth: depth)] + bounds)
  }

  private mutating func membership(depth: Int) -> ExpressionDraft {
    let type = random.pick(RandomExpression.orderedTypes)
    return membership(of: value(type, depth: depth), type, depth: depth)
  }

  mutating func membership(of subject: ExpressionDraft, _ type: ScalarType, depth: Int) -> ExpressionDraft {
    let word = random.pick(["in", "not in"])
    if random.oneIn(6) && !isPlain {
      let values = (0...random.below(4)).map { _ in
        random.oneIn(9) ? Scalar.null : vocabulary.value(type, &random, isPlain: isPlain)
      }
      return ExpressionDraft(.boolean, "{} \(word) \(parameter(.list(values)))", [subject])
    }
    // Long lists are looked up in other ways than short ones.
    let count = random.oneIn(12) ? 80 : 1 + random.below(5)
    var items = (0..<count).map { _ in
      ExpressionDraft(nil, leaf: LiteralText.beside(vocabulary.value(type, &random, isPlain: isPlain)))
    }
    if random.oneIn(4) { items.append(ExpressionDraft(nil, leaf: "null")) }
    if random.oneIn(4) { items.append(value(type, depth: depth)) }
    let list = items.map { _ in "{}" }.joined(separator: ", ")
    return ExpressionDraft(.boolean, "{} \(word) (\(list))", [subject] + items)
  }

  private mutating func nullTest(depth: Int) -> ExpressionDraft {
    let test = random.pick(["is null", "is not null"])
    let structures = structures
    if random.oneIn(3) && !structures.isEmpty {
      return ExpressionDraft(.boolean, leaf: "\(random.pick(structures)) \(test)")
    }
    let type = random.pick(ScalarType.allCases)
    return ExpressionDraft(
      .boolean, "{} \(test)", [random.oneIn(2) ? field(type) : value(type, depth: depth)])
  }

  private mutating func textTest(depth: Int) -> ExpressionDraft {
    textTest(of: value(.text, depth: depth), depth: depth)
  }

  mutating func textTest(of text: ExpressionDraft, depth: Int) -> ExpressionDraft {
    let words = isPlain ? ["like"] : ["like", "ilike", "contains", "starts with", "ends with"]
    let word = random.pick(words)
    let negation = random.oneIn(3) ? "not " : ""
    if random.oneIn(8) && !isPlain {
      return ExpressionDraft(.boolean, "{} \(negation)\(word) {}", [text, field(.text)])
    }
    let pattern = ExpressionDraft(nil, leaf: LiteralText.quoted(word.hasSuffix("like") ? pattern() : part()))
    return ExpressionDraft(.boolean, "{} \(negation)\(word) {}", [text, pattern])
  }

  /// What rarely stands in a query: choices between conditions, records that stand for scalars.
  private mutating func rareBoolean(depth: Int) -> ExpressionDraft {
    let records = namedRecords
    let record = ExpressionDraft(nil, leaf: records.isEmpty ? "" : random.pick(records))
    switch random.below(records.isEmpty ? 2 : 7) {
    case 0:
      let operands = (0..<3).map { _ in boolean(depth: depth) }
      return .call(.boolean, "if", operands)
    case 1: return .call(.boolean, "coalesce", [boolean(depth: depth), boolean(depth: depth)])
    case 2:
      return ExpressionDraft(
        .boolean, "{} \(random.pick(["=", "!=", "<", ">="])) {}", [record, literal(.integer)])
    case 3:
      return ExpressionDraft(
        .boolean, "{} \(random.pick(["=", "!=", "<", ">="])) {}", [record, literal(.text)])
    case 4:
      let other = ExpressionDraft(nil, leaf: random.pick(records))
      return ExpressionDraft(.boolean, "{} \(random.pick(["=", "!="])) {}", [record, other])
    case 5: return ExpressionDraft(.boolean, "{} in (1, 3, {})", [record, value(.integer, depth: depth)])
    default: return ExpressionDraft(.boolean, "{} between 2 and 4", [record])
    }
  }

  /// A part of a text that occurs.
  private mutating func part() -> String {
    guard case .text(let text) = vocabulary.value(.text, &random, isPlain: isPlain) else { return "" }
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return "" }
    let start = random.below(scalars.count)
    let part = String(String.UnicodeScalarView(scalars[start...].prefix(random.below(5))))
    return random.oneIn(3) ? part.uppercased() : part
  }

  private mutating func pattern() -> String {
    let pieces = (0...random.below(4)).map { _ in
      random.oneIn(2) ? random.pick(["%", "_", "%", "\\%", "\\_", "\\\\", "\\a"]) : escaped(part())
    }
    return pieces.joined()
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "\\" ? "\\\\" : String($0) }.joined()
  }
}
