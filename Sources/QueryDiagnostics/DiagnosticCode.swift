/// What kind of fault a diagnostic tells of. The raw values are part of the product: they never change.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
  /// The text is not formed like a query.
  case syntax
  /// A name that no field of the table has.
  case unknownField = "unknown-field"
  /// A name that several fields have, none of them nearer than the others.
  case ambiguousField = "ambiguous-field"
  /// A call of something that is no function.
  case unknownFunction = "unknown-function"
  /// A function has too few arguments, or too many.
  case wrongArgumentCount = "wrong-argument-count"
  /// Values of types that do not go together, or a value where another type is needed.
  case typeMismatch = "type-mismatch"
  /// Something that is neither true nor false stands as a condition.
  case notBoolean = "not-boolean"
  /// Comparisons that follow one another without `and`.
  case chainedComparison = "chained-comparison"
  /// A comparison with the literal `null`, which is never true.
  case compareNull = "compare-null"
  /// A number that is not written as numbers are, or is too large.
  case badNumber = "bad-number"
  /// A duration that is not written as durations are, or is too long or too fine.
  case badDuration = "bad-duration"
  /// A text that is no date or time stamp stands where one is needed.
  case badDate = "bad-date"
  /// A pattern of `like` ends in a lone `\`.
  case badPattern = "bad-pattern"
  /// A list, or a path through one, stands where a single value is needed.
  case listOutsideQuantifier = "list-outside-quantifier"
  /// `any`, `all` or `none` without a list to range over, over several, or inside another one.
  case badQuantifier = "bad-quantifier"
  /// An aggregate stands where there are no groups: in `where`, `group by`, a quantifier or another aggregate.
  case aggregateMisplaced = "aggregate-misplaced"
  /// In a grouped query a field stands outside aggregates that is no expression of `group by`.
  case notGrouped = "not-grouped"
  /// A clause that is there already.
  case duplicateClause = "duplicate-clause"
  /// A key that orders nothing, or has more than one direction.
  case badOrderKey = "bad-order-key"
  /// A parameter without a value.
  case unboundParameter = "unbound-parameter"
  /// A value for a parameter that the query does not have.
  case unusedParameter = "unused-parameter"
  /// A result beyond the range of its type, in at least one row.
  case overflow
  /// A real that is infinite or not a number.
  case notFinite = "not-finite"
  /// A request of Launch Library 2 with a value that it refuses.
  case badRequest = "bad-request"
  /// A request of Launch Library 2 for something that is not there.
  case notFound = "not-found"
  /// More than 256 levels of brackets, calls, `not` and `-`.
  case tooDeep = "too-deep"
  /// A statement of more than 1 MiB.
  case tooLong = "too-long"
  /// Bytes that are not UTF-8.
  case notUTF8 = "not-utf8"
  /// The query took longer than it was allowed to.
  case timeLimit = "time-limit"
  /// The query was cancelled.
  case cancelled

  // Warnings.

  /// A warning: a value that the field has in no row.
  case noSuchValue = "no-such-value"
  /// A warning: a value that Launch Library 2 passes over.
  case requestValueIgnored = "request-value-ignored"

  // Not of a query: of the data, the files and the way the program was called.

  /// Data that are not formed as they should be.
  case badData = "bad-data"
  /// A file that cannot be read.
  case cannotRead = "cannot-read"
  /// An output that cannot be written.
  case cannotWrite = "cannot-write"
  /// The program was called wrongly.
  case usage

  /// A part of the language that this version reads but does not answer yet.
  case notSupported = "not-supported"
}
