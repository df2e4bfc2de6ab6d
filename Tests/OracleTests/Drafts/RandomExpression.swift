import QueryBinder
import TestSupport
import Values

/// Random expressions of a type, mostly well typed, over the fields of `RandomTable`.
struct RandomExpression {
  var random: SeededGenerator
  let vocabulary: Vocabulary
  /// True for the subset that every SQL database answers alike.
  let isPlain: Bool
  /// Where the expression stands, and so what it can name.
  var scope = Scope.rows
  /// Names that `as` gave, with their types.
  var aliases: [ExpressionDraft] = []
  /// Bound by the query; filled while expressions are made.
  var parameters: [String: ParameterValue] = [:]

  enum Scope {
    case rows
    /// Inside a quantifier.
    case elements(RangedList)
    /// Behind a grouping by these keys.
    case groups([ExpressionDraft])
  }

  init(random: SeededGenerator, vocabulary: Vocabulary, isPlain: Bool = false) {
    self.random = random
    self.vocabulary = vocabulary
    self.isPlain = isPlain
  }

  static let orderedTypes: [ScalarType] = [.integer, .real, .text, .duration, .date, .timestamp]

  /// A value of a type; deeper than `depth` only leaves.
  mutating func value(_ type: ScalarType, depth: Int) -> ExpressionDraft {
    if type == .boolean { return boolean(depth: depth) }
    if depth <= 0 || random.oneIn(3) { return leaf(type) }
    if random.oneIn(5) { return choice(type, depth: depth - 1) }
    switch type {
    case .boolean: return boolean(depth: depth)
    case .integer: return integer(depth: depth - 1)
    case .real: return real(depth: depth - 1)
    case .text: return text(depth: depth - 1)
    case .duration: return duration(depth: depth - 1)
    case .date: return isPlain ? leaf(.date) : .call(.date, "date", [value(.timestamp, depth: depth - 1)])
    case .timestamp: return timestamp(depth: depth - 1)
    }
  }

  /// A field, or sometimes a literal or a parameter.
  mutating func leaf(_ type: ScalarType) -> ExpressionDraft {
    if random.oneIn(5) { return literal(type) }
    if type == .text && random.oneIn(8) && !isPlain && !namedRecords.isEmpty {
      return ExpressionDraft(.text, leaf: random.pick(namedRecords))
    }
    return field(type)
  }

  /// What stands for a value that differs from row to row.
  mutating func field(_ type: ScalarType) -> ExpressionDraft {
    let names = aliases.filter { $0.type == type }
    if !names.isEmpty && random.oneIn(3) { return random.pick(names) }
    switch scope {
    case .rows: return ExpressionDraft(type, leaf: random.pick(Vocabulary.fields(type)))
    case .elements(let list):
      let inside = list.fields(type)
      let isInside = !inside.isEmpty && !random.oneIn(3)
      return ExpressionDraft(type, leaf: random.pick(isInside ? inside : Vocabulary.fields(type)))
    case .groups(let keys):
      let keys = keys.filter { $0.type == type }
      return keys.isEmpty || random.oneIn(2) ? aggregate(type) : random.pick(keys)
    }
  }

  /// Records that may stand here for their names.
  var namedRecords: [String] {
    switch scope {
    case .rows: Vocabulary.namedRecords
    case .elements(let list): Vocabulary.namedRecords + list.namedRecords
    case .groups: []
    }
  }

  /// Fields that can only be asked for null here.
  var structures: [String] {
    switch scope {
    case .rows: Vocabulary.structures
    case .elements(let list): list.structures
    case .groups: []
    }
  }

  /// Lists whose length can be asked for here.
  var lists: [String] {
    switch scope {
    case .rows: Vocabulary.lists
    case .elements(let list): list.lists
    case .groups: []
    }
  }

  /// Makes an expression that stands elsewhere, where no names of `as` are known.
  mutating func within(
    _ inner: Scope, _ make: (inout RandomExpression) -> ExpressionDraft
  ) -> ExpressionDraft {
    let outer = (scope, aliases)
    scope = inner
    aliases = []
    defer { (scope, aliases) = outer }
    return make(&self)
  }

  mutating func literal(_ type: ScalarType) -> ExpressionDraft {
    let value = vocabulary.value(type, &random, isPlain: isPlain)
    if random.oneIn(8) && !isPlain { return ExpressionDraft(type, leaf: parameter(.typed(value))) }
    return ExpressionDraft(type, leaf: LiteralText.literal(value))
  }

  /// What stands beside a value of a type in a comparison: its place tells what it is.
  mutating func operand(beside type: ScalarType, depth: Int) -> ExpressionDraft {
    switch random.below(6) {
    case 0: return value(type, depth: depth)
    case 1 where !isPlain:
      let text = LiteralText.text(vocabulary.value(type, &random, isPlain: isPlain))
      return ExpressionDraft(nil, leaf: parameter(.untyped(text)))
    default:
      let value = vocabulary.value(type, &random, isPlain: isPlain)
      return ExpressionDraft(nil, leaf: LiteralText.beside(value))
    }
  }

  mutating func parameter(_ value: ParameterValue) -> String {
    let name = "p\(parameters.count + 1)"
    parameters[name] = random.oneIn(20) ? .typed(.null) : value
    return "$\(name)"
  }

  /// Functions that take any type.
  private mutating func choice(_ type: ScalarType, depth: Int) -> ExpressionDraft {
    switch random.below(isPlain ? 3 : 5) {
    case 0:
      return .call(type, "if", [boolean(depth: depth), value(type, depth: depth), value(type, depth: depth)])
    case 1:
      return .call(
        type, "coalesce", (0...random.below(3)).map { _ in value(type, depth: depth) } + [leaf(type)])
    case 2: return .call(type, "nullif", [value(type, depth: depth), value(type, depth: depth)])
    case 3: return .call(type, "least", [value(type, depth: depth), value(type, depth: depth), leaf(type)])
    default: return .call(type, "greatest", [value(type, depth: depth), leaf(type)])
    }
  }
}
