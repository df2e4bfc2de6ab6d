/// How tightly something holds its operands, the loosest first: the layers of the grammar. Parser and printer go by it.
enum PrecedenceLevel: Int, Comparable {
  /// Brackets, which hold nothing against what is inside.
  case bracket
  case or, and, not, predicate, sum, product, unary
  /// What needs no brackets anywhere.
  case primary

  static func < (left: PrecedenceLevel, right: PrecedenceLevel) -> Bool { left.rawValue < right.rawValue }

  /// The next one that holds more tightly.
  var tighter: PrecedenceLevel { PrecedenceLevel(rawValue: rawValue + 1) ?? .primary }
}

extension LogicalOperator {
  var level: PrecedenceLevel {
    switch self {
    case .or: .or
    case .and: .and
    }
  }
}

extension ArithmeticOperator {
  var level: PrecedenceLevel {
    switch self {
    case .plus, .minus: .sum
    case .times, .divided, .quotient, .remainder: .product
    }
  }
}
