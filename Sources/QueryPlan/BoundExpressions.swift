package import Columnar
package import Values

/// The number of a bound expression in its `BoundExpressions`. It is also its name outside: whoever knows the
/// user's text maps it back to a place there.
package struct ExpressionID: Hashable, Comparable, Sendable {
  package let position: Int

  package init(_ position: Int) { self.position = position }

  package static func < (left: Self, right: Self) -> Bool { left.position < right.position }
}

/// All bound expressions of one query in one array, children before parents and in the order of the text, so
/// that of two expressions that can fail in one row the one with the smaller ID stands further left.
///
/// Where time matters, other rooms look at `nodes`: what the subscript gives is a copy.
package struct BoundExpressions: Hashable, Sendable {
  package private(set) var nodes: [BoundExpression] = []

  package init() {}

  package subscript(id: ExpressionID) -> BoundExpression { nodes[id.position] }

  /// Makes room for so many.
  package mutating func reserve(_ count: Int) { nodes.reserveCapacity(count) }

  package mutating func append(_ node: consuming BoundExpression) -> ExpressionID {
    nodes.append(node)
    return ExpressionID(nodes.count - 1)
  }

  /// Takes back the last one, which nothing names.
  package mutating func removeLast() { nodes.removeLast() }

  /// Replaces a node, say by a typed constant where its neighbour decides the type. Children stay before it.
  package mutating func replace(_ id: ExpressionID, with node: BoundExpression) {
    nodes[id.position] = node
  }
}

/// One expression with every name resolved, every type known and every coercion spelled out.
package struct BoundExpression: Hashable, Sendable {
  package let operation: BoundOperation
  package let type: ScalarType

  package init(_ operation: BoundOperation, _ type: ScalarType) {
    self.operation = operation
    self.type = type
  }
}

/// What a bound expression computes. Unless said otherwise an operation of a null is null, and an operation
/// with an operand that fails fails, also beside a null.
package enum BoundOperation: Hashable, Sendable {
  /// A value of the node's type, or null.
  case constant(Scalar)
  /// A field that holds scalars (mixed columns read as text). Outside a quantifier it is reached through no list.
  /// Inside one it may be: then it is read in the element that the quantifier stands at, or in an owner of that
  /// element; of a list of scalars the path itself is the element.
  case field(FieldPath)
  /// True where the field is null: any field, records and lists too, reached as `field` is; of a list it asks for
  /// the list itself. Never null.
  case fieldIsNull(FieldPath)
  /// How many elements the list at the end of a path has, reached as `field` is; of a null list null. Never fails.
  /// Outside a quantifier the path may go through lists: then it is the number of all values at its end, null where the
  /// outermost list is.
  case listLength(FieldPath)
  /// Ranges over the elements of the list at a path, which may lie inside other lists: then over the elements of
  /// all of them. Fields that the condition reads lie in the row, in that list or in a list around it.
  ///
  /// `any` is the `or` of the condition over all elements, `all` the `and`, by the rules of `logical`; a list that
  /// is null counts as one null among them, so that a row whose list is null gives null. Not inside another one.
  case quantified(Quantification, over: FieldPath, condition: ExpressionID)
  /// In expressions over groups: the value of one of the keys, by its number in `BoundGrouping.keys`.
  case groupKey(Int)
  /// In expressions over groups: an aggregate, by its number in `BoundGrouping.aggregates`. Fails where it
  /// overflows, is not finite, or where its argument fails in a row of the group.
  case aggregate(Int)
  /// True where the operand is null, false where it has a value. Fails where the operand fails.
  case isNull(ExpressionID)
  case not(ExpressionID)
  /// Two operands or more. `and`: false where one is false, else failed where one fails, else null where one
  /// is null, else true. `or` likewise with true and false exchanged.
  case logical(LogicalConnective, [ExpressionID])
  /// Operands of one type, or an integer and a real, which compare exactly.
  case comparison(Comparison, ExpressionID, ExpressionID)
  /// `subject >= low and subject <= high`, by the rules of `and`. Types as for `comparison`.
  case between(ExpressionID, low: ExpressionID, high: ExpressionID)
  /// `subject = a or subject = b …`, by the rules of `or`. Types as for `comparison`.
  case membership(ExpressionID, [ExpressionID])
  /// Likewise for constants, as many as a list may have; each of the subject's type, an integer beside a real
  /// or a real beside an integer, or null.
  case constantMembership(ExpressionID, [Scalar])
  /// Both are texts. Fails where a pattern that is not constant ends in a lone `\`.
  case textMatch(TextMatch, ExpressionID, pattern: ExpressionID)
  /// Integer, real or duration. Fails on overflow.
  case negation(ExpressionID)
  case arithmetic(Arithmetic, ExpressionID, ExpressionID)
  case conversion(Conversion, ExpressionID)
  case call(ScalarFunction, [ExpressionID])
  /// `if(condition, a, b)`: a where the condition is true, b where it is false or null; fails where the
  /// condition or the branch taken fails.
  case conditional(ExpressionID, then: ExpressionID, otherwise: ExpressionID)
  /// The first operand that is not null; fails where an operand fails that comes before it.
  case coalesce([ExpressionID])
}

package enum Quantification: String, Hashable, Sendable { case any, all }

package enum LogicalConnective: String, Hashable, Sendable { case and, or }

package enum Comparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

package enum TextMatch: String, Hashable, Sendable, CaseIterable {
  /// `%` is any text, `_` one code point, `\` makes the next character literal.
  case like
  /// Likewise, case ignored by simple folding.
  case ilike
  // Case is ignored by simple folding.
  case contains
  case startsWith = "starts with"
  case endsWith = "ends with"
}

/// Arithmetic by the types of its operands. Division, quotient and remainder by zero are null. Overflow, a
/// real result that is not finite and a time stamp beyond the years 0001 to 9999 fail.
package enum Arithmetic: String, Hashable, Sendable, CaseIterable {
  case integerAdd, integerSubtract, integerMultiply
  /// The exact quotient of two integers, rounded once to a real.
  case integerDivide
  /// Truncating; the smallest integer by −1 overflows.
  case integerQuotient
  /// The sign of the dividend; by −1 it is 0.
  case integerRemainder
  case realAdd, realSubtract, realMultiply, realDivide
  /// The exact quotient, truncated.
  case realQuotient
  case realRemainder
  case durationAdd, durationSubtract
  /// Left operand the duration, whichever way it was written. Rounded half to even to the microsecond.
  case durationTimesInteger, durationTimesReal
  case durationDividedByInteger, durationDividedByReal
  /// A real, the exact quotient rounded once.
  case durationDividedByDuration
  /// An integer, truncated.
  case durationQuotient
  case durationRemainder
  /// Durations.
  case dateDifference, timestampDifference
  /// Left operand the time stamp, whichever way it was written.
  case timestampPlusDuration
  case timestampMinusDuration
}

package enum Conversion: String, Hashable, Sendable, CaseIterable {
  /// The nearest real.
  case integerToReal
  /// Midnight, UTC.
  case dateToTimestamp
}

/// Functions whose operands are all evaluated. Types are settled by the binder: operands of one function that
/// must agree have one type.
package enum ScalarFunction: String, Hashable, Sendable, CaseIterable {
  // Of texts. `concat` takes any scalars, nulls as empty.
  case lower, upper, trim, length, concat
  // Of integers, reals (`abs` also of durations). `round` may have a second operand, an integer.
  case abs, round, floor, ceil
  // Of operands of one type (any but boolean is ordered; integers beside reals have been converted). Nulls are
  // passed over; of nulls only, null.
  case least, greatest
  // Null where the two are equal, else the first.
  case nullif
  // A duration as a real.
  case days, hours, minutes, seconds
  // Of a date or a time stamp, UTC, as an integer.
  case year, month, day
  // Of a text: fails where it is none. `date` also of a time stamp.
  case date, timestamp, duration
}
