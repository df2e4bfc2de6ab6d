import Columnar

/// A predicate that compares the values of a vector with constants.
struct ConstantTest {
  enum Domain {
    case none
    case numbers(ClosedRange<Int64>)
    /// From and to, both included.
    case reals(Double, Double)
    /// The bit patterns of numbers or reals.
    case bitPatterns(CodeSet)
    case texts(TextPredicate)
    case booleans(hasFalse: Bool, hasTrue: Bool)
    /// A pattern that is none: fails for every text.
    case badPattern
  }

  let domain: Domain
  /// True where the predicate holds for the other values.
  let isNegated: Bool
  /// True where it is null for the values for which it does not hold: a list with a null in it.
  let isNullElsewhere: Bool

  init(_ domain: Domain, isNegated: Bool = false, isNullElsewhere: Bool = false) {
    self.domain = domain
    self.isNegated = isNegated
    self.isNullElsewhere = isNullElsewhere
  }
}
