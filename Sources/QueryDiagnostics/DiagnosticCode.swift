/// What kind of fault a diagnostic tells of. The raw values are part of the product: they never change.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
  /// The text is not of the language.
  case syntax
  /// No field has that name.
  case unknownField = "unknown-field"
  /// Several fields fit a short path equally well.
  case ambiguousField = "ambiguous-field"
  /// No function has that name.
  case unknownFunction = "unknown-function"
  /// A function has more or fewer arguments than it takes.
  case wrongArgumentCount = "wrong-argument-count"
  /// A value is of a type that does not go there.
  case typeMismatch = "type-mismatch"
  /// A condition is not true or false.
  case notBoolean = "not-boolean"
  /// Comparisons stand in a chain: `1 < x < 5`.
  case chainedComparison = "chained-comparison"
  /// Something is compared with `null` instead of asked whether it is.
  case compareNull = "compare-null"
  /// A number cannot be read or is too large.
  case badNumber = "bad-number"
  /// A duration cannot be read or is too large.
  case badDuration = "bad-duration"
  /// A date or a time stamp cannot be read or does not exist.
  case badDate = "bad-date"
  /// A pattern ends in a lone backslash.
  case badPattern = "bad-pattern"
  /// A list stands where one value is needed.
  case listOutsideQuantifier = "list-outside-quantifier"
  /// What is asked of a list goes through none, or through two.
  case badQuantifier = "bad-quantifier"
  /// An aggregate stands where there are no groups.
  case aggregateMisplaced = "aggregate-misplaced"
  /// A field is neither a key of the groups nor inside an aggregate.
  case notGrouped = "not-grouped"
  /// A clause is there twice.
  case duplicateClause = "duplicate-clause"
  /// A key cannot order the rows.
  case badOrderKey = "bad-order-key"
  /// A parameter has no value.
  case unboundParameter = "unbound-parameter"
  /// A parameter has a value that the query does not use.
  case unusedParameter = "unused-parameter"
  /// A result is beyond 64 bits.
  case overflow
  /// A number is not finite.
  case notFinite = "not-finite"
  /// A request of Launch Library 2 is wrong.
  case badRequest = "bad-request"
  /// A request of Launch Library 2 asks for what is not there.
  case notFound = "not-found"
  /// Brackets are nested too deep.
  case tooDeep = "too-deep"
  /// The text is too long.
  case tooLong = "too-long"
  /// The text is not UTF-8.
  case notUTF8 = "not-utf8"
  /// The query took longer than its time limit.
  case timeLimit = "time-limit"
  /// The query, or the loading, was cancelled.
  case cancelled

  // Warnings.
  /// No row has the value that a field is compared with.
  case noSuchValue = "no-such-value"
  /// A request has a value that Launch Library 2 passes over.
  case requestValueIgnored = "request-value-ignored"

  // Notes.
  /// A field has no value in rows for which the condition is null.
  case missingValues = "missing-values"
  /// A term of the condition without which there would be rows.
  case blamedTerm = "blamed-term"
  /// There are more errors than are told.
  case moreErrors = "more-errors"

  // Not of a query: of the data, the files and the way the program was called.
  /// The data are wrong.
  case badData = "bad-data"
  /// A file cannot be read.
  case cannotRead = "cannot-read"
  /// The answer cannot be written.
  case cannotWrite = "cannot-write"
  /// The program was called in a wrong way.
  case usage
}
