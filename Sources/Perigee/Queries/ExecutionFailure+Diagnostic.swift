import QueryBinder
import QueryDiagnostics
import QueryPlan
import Values

extension ExecutionFailure {
  /// The failure in the user's terms: the expression that failed, as it stands in the query, or the limit that was
  /// passed.
  func diagnostic(of query: BoundQuery, source: SourceText, timeLimit: Duration?) -> Diagnostic {
    switch self {
    case .expression(let id, let reason):
      let span = source.balancingBrackets(query.span(of: place(of: id, in: query)))
      let node = query.plan.expressions[id]
      var isOfGroups = false
      if case .aggregate = node.operation { isOfGroups = true }
      return reason.diagnostic(
        expression: excerpt(source[span]), of: node.type, in: isOfGroups ? "group" : "row", at: span)
    case .cancelled:
      return Diagnostic(.cancelled, "the query was cancelled", at: nil)
    case .timeLimit(let step):
      return .timeLimitReached(timeLimit, activity: step?.activity)
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
  /// A query that took too long, and what it was about then.
  static func timeLimitReached(_ limit: Duration?, activity: String?) -> Diagnostic {
    let ofLength = limit.map { " of \($0.inSeconds)" } ?? ""
    return Diagnostic(
      .timeLimit,
      "the query took longer than its time limit\(ofLength)\(activity.map { ": \($0)" } ?? "")", at: nil,
      hint: "raise the limit, or ask for less")
  }
}

extension QueryError {
  /// A query whose answer took too long to write.
  package static func timeLimitReached(_ query: Query, _ limit: Duration?) -> QueryError {
    QueryError(
      diagnostics: [.timeLimitReached(limit, activity: "its answer was still being written")],
      source: query.source)
  }
}

extension PlanOperator {
  /// What the step does, as far as it can take long.
  fileprivate var activity: String? {
    switch self {
    case .scan, .cut: nil
    case .filter: "it was still filtering rows"
    case .group: "it was still grouping rows"
    case .having: "it was still filtering groups"
    case .distinct: "it was still looking for distinct rows"
    case .order, .top: "it was still ordering rows"
    case .select: "it was still computing the columns of the answer"
    }
  }
}

extension Duration {
  /// The number of seconds: `2 seconds`, `0.5 seconds`.
  fileprivate var inSeconds: String {
    let (seconds, attoseconds) = components
    var text: [UInt8] = []
    NumberText.write(Double(seconds) + Double(attoseconds) / 1e18, to: &text)
    return "\(String(decoding: text, as: UTF8.self)) \(self == .seconds(1) ? "second" : "seconds")"
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
