/// What kind of fault a diagnostic tells of. The raw values are part of the product: they never change.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
  case syntax
  case unknownField = "unknown-field"
  case ambiguousField = "ambiguous-field"
  case unknownFunction = "unknown-function"
  case wrongArgumentCount = "wrong-argument-count"
  case typeMismatch = "type-mismatch"
  case notBoolean = "not-boolean"
  case chainedComparison = "chained-comparison"
  case compareNull = "compare-null"
  case badNumber = "bad-number"
  case badDuration = "bad-duration"
  case badDate = "bad-date"
  case badPattern = "bad-pattern"
  case listOutsideQuantifier = "list-outside-quantifier"
  case badQuantifier = "bad-quantifier"
  case aggregateMisplaced = "aggregate-misplaced"
  case notGrouped = "not-grouped"
  case duplicateClause = "duplicate-clause"
  case badOrderKey = "bad-order-key"
  case unboundParameter = "unbound-parameter"
  case unusedParameter = "unused-parameter"
  case overflow
  case notFinite = "not-finite"
  case badRequest = "bad-request"
  case notFound = "not-found"
  case tooDeep = "too-deep"
  case tooLong = "too-long"
  case notUTF8 = "not-utf8"
  case timeLimit = "time-limit"
  case cancelled

  // Warnings.
  case noSuchValue = "no-such-value"
  case requestValueIgnored = "request-value-ignored"

  // Notes.
  /// A field has no value in rows for which the condition is null.
  case missingValues = "missing-values"
  /// A term of the condition without which there would be rows.
  case blamedTerm = "blamed-term"

  // Not of a query: of the data, the files and the way the program was called.
  case badData = "bad-data"
  case cannotRead = "cannot-read"
  case cannotWrite = "cannot-write"
  case usage

  /// A part of the language that this version reads but does not answer yet.
  case notSupported = "not-supported"
}
