import QueryBinder
import QueryDiagnostics
import QueryPlan
import Values

extension ExecutionFailure {
  /// The failure in the user's terms: the expression that failed, as it stands in the query.
  func diagnostic(of query: BoundQuery, source: SourceText) -> Diagnostic {
    switch self {
    case .expression(let id, let reason):
      let span = source.balancingBrackets(query.spans[place(of: id, in: query).position])
      let node = query.plan.expressions[id]
      var isOfGroups = false
      if case .aggregate = node.operation { isOfGroups = true }
      return reason.diagnostic(
        expression: excerpt(source[span]), of: node.type, in: isOfGroups ? "group" : "row", at: span)
    case .cancelled:
      return Diagnostic(.cancelled, "the query was cancelled", at: nil)
    case .timeLimit:
      return .timeLimitReached
    }
  }

  /// What is to blame: of a text test its pattern, else the expression itself.
  private func place(of id: ExpressionID, in query: BoundQuery) -> ExpressionID {
    if case .textMatch(_, _, let pattern) = query.plan.expressions[id].operation { return pattern }
    return id
  }

  /// The text on one line and cut to what a message can hold.
  private func excerpt(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 64 ? line.prefix(63) + "…" : line
  }
}

extension Diagnostic {
  /// A query that took too long.
  fileprivate static var timeLimitReached: Diagnostic {
    Diagnostic(
      .timeLimit, "the query took longer than its time limit", at: nil,
      hint: "raise the limit, or ask for less")
  }
}

extension QueryError {
  /// A query whose answer took too long to write.
  package static func timeLimitReached(_ query: Query) -> QueryError {
    QueryError(diagnostics: [.timeLimitReached], source: query.source)
  }
}

extension ExecutionFailure.Reason {
  fileprivate func diagnostic(
    expression: String, of type: ScalarType, in place: String, at span: SourceSpan
  ) -> Diagnostic {
    switch self {
    case .overflow:
      Diagnostic(
        .overflow, "`\(expression)` is \(ExecutionFailure.Reason.beyond(type)) in at least one \(place)",
        at: span,
        hint: ExecutionFailure.Reason.wayOut(of: type))
    case .notFinite:
      Diagnostic(
        .notFinite, "`\(expression)` is not a finite number in at least one \(place)", at: span,
        hint: "keep the rows out for which it is too large")
    case .badPattern:
      Diagnostic(
        .badPattern, "the pattern `\(expression)` ends in a lone `\\` in at least one \(place)", at: span,
        hint: "a `\\` makes the next character literal; write `\\\\` for one `\\`")
    case .badText:
      Diagnostic(
        type == .duration ? .badDuration : .badDate,
        "`\(expression)` reads a text of at least one \(place) that is not of that form", at: span,
        hint: "keep the rows out that have other texts")
    }
  }

  /// What a value of the type cannot be.
  private static func beyond(_ type: ScalarType) -> String {
    switch type {
    case .timestamp, .date: "outside the years 0001 to 9999"
    case .duration: "beyond 64 bits of microseconds"
    case .boolean, .integer, .real, .text: "beyond 64 bits"
    }
  }

  private static func wayOut(of type: ScalarType) -> String {
    let without = "keep the rows out for which it is too large"
    switch type {
    case .integer: return "\(without), or make one operand a real: `* 1.0`"
    case .boolean, .real, .text, .duration, .date, .timestamp: return without
    }
  }
}
