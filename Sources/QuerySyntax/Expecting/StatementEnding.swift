package import QueryDiagnostics

/// Whether a text that is being typed can end where it ends.
package enum StatementEnding: Hashable, Sendable {
  /// What keeps a statement from ending.
  package enum Opening: Hashable, Sendable {
    /// A word or a sign behind which something must come: `where`, `and`, `+`.
    case phrase
    /// A bracket.
    case bracket
    /// A text in quotes.
    case text
    /// A name in backquotes.
    case name
  }

  /// The last statement can end here, or something is wrong in it that nothing behind it could mend.
  case complete
  /// Something must follow.
  case unfinished(Opening)
}

extension Parser {
  /// Tells whether the last statement of a text is complete. Costs one reading of the text.
  package static func ending(of source: SourceText) -> StatementEnding {
    var reader = StatementReader(source)
    let (tokens, hasRequest) = reader.passStatements(before: source.utf8.count)
    guard !hasRequest, let first = tokens.first, let last = tokens.last else { return .complete }
    let span = first.span.union(last.span)
    guard span.length <= longestStatement else { return .complete }
    if reader.isUnclosed(last) {
      return .unfinished(source.utf8[last.span.start] == UInt8(ascii: "`") ? .name : .text)
    }
    var parser = QueryParser(source, tokens, span)
    parser.parse()
    guard let fault = parser.faultOfForm, fault >= last.span.end else { return .complete }
    return .unfinished(hasOpenBracket(tokens) ? .bracket : .phrase)
  }

  private static func hasOpenBracket(_ tokens: [Token]) -> Bool {
    var depth = 0
    for token in tokens {
      if token.kind == .leftBracket { depth += 1 }
      if token.kind == .rightBracket { depth -= 1 }
    }
    return depth > 0
  }
}
