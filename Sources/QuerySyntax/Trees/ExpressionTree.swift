package import QueryDiagnostics
package import Values

/// The number of an expression in its `ExpressionTree`.
package struct ExpressionIndex: Hashable, Sendable, Comparable {
  package let position: Int

  package init(_ position: Int) { self.position = position }

  package static func < (left: Self, right: Self) -> Bool { left.position < right.position }
}

/// All expressions of one query, in one array.
///
/// Children stand before their parents and those of one parent in the order of the text, so a pass over the
/// array from the front is a walk from the leaves to the roots, and no walk needs recursion. The nodes of one
/// expression are contiguous: `subtreeStart` … the node itself.
package struct ExpressionTree: Hashable, Sendable {
  package private(set) var nodes: [ExpressionSyntax] = []
  /// The calls and quantifiers among the nodes, in order: few, so that nobody has to look for them among all.
  package private(set) var calls: [ExpressionIndex] = []

  package init() {}

  package static func == (left: Self, right: Self) -> Bool { left.nodes == right.nodes }

  package func hash(into hasher: inout Hasher) { hasher.combine(nodes) }

  package subscript(index: ExpressionIndex) -> ExpressionSyntax { nodes[index.position] }

  /// The number of expressions.
  package var count: Int { nodes.count }

  /// Makes room for so many.
  mutating func reserve(_ count: Int) { nodes.reserveCapacity(count) }

  /// Takes away the expressions from a position on; those before must not name them.
  mutating func truncate(to count: Int) {
    nodes.removeLast(nodes.count - count)
    while let last = calls.last, last.position >= count { calls.removeLast() }
  }

  /// Adds a node whose children have been added already.
  package mutating func append(_ node: consuming ExpressionSyntax) -> ExpressionIndex {
    if node.isCall { calls.appendFew(ExpressionIndex(nodes.count)) }
    nodes.append(node)
    return ExpressionIndex(nodes.count - 1)
  }
}

/// One expression as it was written. Brackets leave no node; chains of one kind are one node, also where
/// brackets that change nothing stood inside: `(a or b) or c` is `a or b or c`, `(a + b) - c` is `a + b - c`.
package struct ExpressionSyntax: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case literal(LiteralSyntax)
    /// `$1` or `$name`, without the sign.
    case parameter(String)
    case path(PathSyntax)
    /// Unary minus.
    case negation(ExpressionIndex)
    case not(ExpressionIndex)
    /// Two or more operands.
    case logical(LogicalOperator, [ExpressionIndex])
    /// `first op operand op operand …`, from left to right, all of one precedence.
    case arithmetic(first: ExpressionIndex, rest: [ArithmeticStep])
    case comparison(ComparisonOperator, ExpressionIndex, ExpressionIndex)
    case between(ExpressionIndex, low: ExpressionIndex, high: ExpressionIndex, isNegated: Bool)
    /// `x in (a, b, …)`; one item or more.
    case membership(ExpressionIndex, items: [ExpressionIndex], isNegated: Bool)
    /// `x in $list`.
    case parameterMembership(ExpressionIndex, list: String, listSpan: SourceSpan, isNegated: Bool)
    case nullTest(ExpressionIndex, isNegated: Bool)
    case textTest(TextOperator, ExpressionIndex, pattern: ExpressionIndex, isNegated: Bool)
    /// Any name before `(`: a function, an aggregate or something unknown.
    case call(NameSyntax, arguments: [ExpressionIndex], form: CallForm)
    /// `any(…)`, `all(…)`, `none(…)`.
    case quantifier(Quantifier, ExpressionIndex)
    /// A part that is wrong and already reported; nothing more is to be said about what holds it.
    case invalid
  }

  package var kind: Kind
  /// Without brackets around it.
  package var span: SourceSpan
  /// Where the operator stands, for messages; the span where there is none.
  package var operatorSpan: SourceSpan
  /// The position of the first node of this expression.
  package var subtreeStart: Int

  package init(_ kind: Kind, span: SourceSpan, operatorSpan: SourceSpan? = nil, subtreeStart: Int) {
    self.kind = kind
    self.span = span
    self.operatorSpan = operatorSpan ?? span
    self.subtreeStart = subtreeStart
  }
}

extension ExpressionSyntax {
  /// True for calls and quantifiers.
  package var isCall: Bool {
    switch kind {
    case .call, .quantifier: true
    case .literal, .parameter, .path, .negation, .not, .logical, .arithmetic, .comparison, .between,
      .membership, .parameterMembership, .nullTest, .textTest, .invalid:
      false
    }
  }

  /// True for what is a boolean by its form alone, whatever the types of its parts.
  var isCondition: Bool {
    switch kind {
    case .not, .logical, .comparison, .between, .membership, .parameterMembership, .nullTest, .textTest,
      .quantifier, .literal(.boolean):
      true
    case .literal, .parameter, .path, .negation, .arithmetic, .call, .invalid: false
    }
  }
}

package enum LogicalOperator: String, Hashable, Sendable { case and, or }

package enum ArithmeticOperator: String, Hashable, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  /// Truncating division.
  case quotient = "//"
  case remainder = "%"
}

package struct ArithmeticStep: Hashable, Sendable {
  package var operation: ArithmeticOperator
  package var operatorSpan: SourceSpan
  package var operand: ExpressionIndex

  package init(_ operation: ArithmeticOperator, operatorSpan: SourceSpan, operand: ExpressionIndex) {
    self.operation = operation
    self.operatorSpan = operatorSpan
    self.operand = operand
  }
}

package enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

package enum TextOperator: String, Hashable, Sendable, CaseIterable {
  case like, ilike, contains
  case startsWith = "starts with"
  case endsWith = "ends with"
}

package enum Quantifier: String, Hashable, Sendable, CaseIterable {
  case any, all, none

  /// The length of the longest word.
  static let longest = 4
}

package enum CallForm: Hashable, Sendable {
  case plain
  /// `count(*)`.
  case star
  /// `count(distinct x)`.
  case distinct
}

package enum LiteralSyntax: Hashable, Sendable {
  /// A `-` directly before it belongs to it. The spelling is kept for printing.
  case integer(Int64, spelling: String)
  case real(Double, spelling: String)
  /// With the quotes taken off and doubled ones halved.
  case text(String)
  case boolean(Bool)
  case null
  case duration(ExactDuration, spelling: String)
}

/// `spacecraft_config.agency.abbrev`: one segment or more, as written.
package struct PathSyntax: Hashable, Sendable {
  package let first: NameSyntax
  /// Empty for most paths, which then need no memory of their own.
  package let others: [NameSyntax]

  package init(_ first: NameSyntax, _ others: [NameSyntax] = []) {
    self.first = first
    self.others = others
  }

  /// Nil where there are no segments.
  package init?(_ segments: some Collection<NameSyntax>) {
    guard let first = segments.first else { return nil }
    self.init(first, Array(segments.dropFirst()))
  }

  package var segments: [NameSyntax] { [first] + others }
  package var segmentCount: Int { others.count + 1 }
  /// True for a path of one name.
  package var isSingle: Bool { others.isEmpty }
}

package struct NameSyntax: Hashable, Sendable {
  /// Without the backquotes, doubled ones halved.
  package var text: String
  package var isQuoted: Bool
  package var span: SourceSpan

  package init(_ text: String, isQuoted: Bool = false, span: SourceSpan) {
    self.text = text
    self.isQuoted = isQuoted
    self.span = span
  }

  /// The text in lower case: nearly every name is written so.
  package var lowercasedText: String {
    let bytes = text.utf8.span
    for place in bytes.indices where bytes[place] >= 0x80 || bytes[place] &- 0x41 < 26 {
      return text.lowercased()
    }
    return text
  }

  /// True for a name of a path that means something else without its backquotes: there `__` can stand for a point.
  var keepsQuotes: Bool {
    isQuoted && zip(text.utf8, text.utf8.dropFirst()).contains { $0 == UInt8(ascii: "_") && $1 == $0 }
  }
}
