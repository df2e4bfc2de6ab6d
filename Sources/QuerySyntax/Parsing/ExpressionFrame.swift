import QueryDiagnostics

/// Something that waits for an operand: an operator, or an open bracket.
struct ExpressionFrame {
  enum Kind {
    /// The whole expression.
    case root
    case group
    case call(CallForm)
    case quantifier(Quantifier)
    /// The items of `in (…)`; refused where a test stood before it already.
    case list(isNegated: Bool, isRefused: Bool)
    case logical(LogicalOperator)
    case not
    case comparison(ComparisonOperator)
    case textTest(TextOperator, isNegated: Bool)
    /// `between`, before and after its `and`.
    case lowBound(isNegated: Bool)
    case highBound(isNegated: Bool)
    /// A test that is wrong and already reported.
    case refused
    /// A second comparison where one stood already; reported when both its sides are known. By its number among the
    /// chains of the parser: frames are put on the stack for every operator, and without references they are small.
    case chained(Int)
    case sum, product, negation
  }

  var kind: Kind
  /// The position of its operator or bracket; of a chain, of the last operator.
  var token: Int
  /// The last token of an operator of several words.
  var lastToken: Int
  /// Where the expression that it makes begins, with the brackets around its first operand.
  var start: Int
  /// Where its operands begin among the pending ones.
  var pendingStart: Int
  /// The first node of the expression that it makes.
  var nodeStart: Int
  /// True for a chain with a sign of another language in it, which is reported: nothing more is said about it.
  var isForeign = false

  /// How tightly it holds its operands.
  var level: PrecedenceLevel {
    switch kind {
    case .root, .group, .call, .quantifier, .list: .bracket
    case .logical(let logical): logical.level
    case .not: .not
    case .comparison, .textTest, .lowBound, .highBound, .refused, .chained: .predicate
    case .sum: .sum
    case .product: .product
    case .negation: .unary
    }
  }

  static let predicateLevel = PrecedenceLevel.predicate

  /// True for what counts among the levels of nesting.
  var isNesting: Bool {
    switch kind {
    case .group, .call, .quantifier, .list, .not, .negation: true
    case .root, .logical, .comparison, .textTest, .lowBound, .highBound, .refused, .chained, .sum, .product:
      false
    }
  }
}
