public import QueryDiagnostics

extension QueryResult {
  /// What the answer says about itself: which fields' nulls kept rows out of it without a word, and, where `where`
  /// keeps no row at all, which of its terms alone is to blame.
  ///
  ///     17 rows have no fastest_turnaround
  ///     without flights_count > 1: 1 row
  ///
  /// Computed anew each time it is asked for, at the cost of some scans of the table, within the limits that the
  /// query was run with; of a query that is stopped meanwhile there are fewer notes. Rows that `search` drops do not
  /// count. Empty for answers without `where`.
  public var notes: [Diagnostic] {
    guard let origin else { return [] }
    return AnswerNotes(origin).all()
  }
}
