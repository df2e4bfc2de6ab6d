import QueryDiagnostics

/// Where the parts of `a < b < c` stand, in which a second comparison follows one.
struct ComparisonChain {
  /// The first operator.
  let first: SourceSpan
  /// What stands on its left.
  let left: SourceSpan
  /// What stands between the two operators.
  let middle: SourceSpan
}
