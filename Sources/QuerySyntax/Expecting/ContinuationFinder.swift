import QueryDiagnostics

/// Finds what may come next by trying: every terminal is put behind the text, and the parser tells whether its first
/// fault lies behind it. So there is no second grammar, and what is told here is what the parser does.
struct ContinuationFinder {
  /// The text, a space, and what is tried.
  private let source: SourceText
  /// Where what is tried begins.
  private let place: Int
  /// The statement up to the place; nil for a request, which takes nothing more.
  private let statement: [Token]?
  /// Where the clause in which the place lies begins among the tokens.
  private let clauseStart: Int
  private let takesAnyWord: Bool
  private let clausesWritten: Set<Keyword>

  /// Nil where nothing can come next, whatever it is.
  init?(behind text: ArraySlice<UInt8>) {
    source = SourceText(utf8: text + [UInt8(ascii: " ")] + TerminalTrial.bytes)
    place = text.count + 1
    guard UTF8Decoding.firstFault(in: source.utf8, 0..<text.count) == nil else { return nil }
    var reader = StatementReader(source)
    switch reader.beginning(before: place) {
    case nil: return nil
    case .request?:
      statement = nil
      (clauseStart, takesAnyWord, clausesWritten) = (0, false, [])
    case .query(let tokens)?:
      let parser = QueryParser(source, tokens, SourceSpan(0, place))
      let openers = tokens.indices.filter { parser.clauseKeyword(at: $0) != nil }
      statement = tokens
      clauseStart = openers.last ?? 0
      takesAnyWord = parser.takesAnyWord(at: tokens.count)
      clausesWritten = Set(openers.compactMap { tokens[$0].keyword })
    }
  }

  func find() -> Continuations {
    guard let statement else { return Continuations(allowed: [.sign(.semicolon)], refused: []) }
    var allowed: Set<GrammarTerminal> = mayEnd(statement) ? [.sign(.semicolon)] : []
    var refused: Set<GrammarTerminal> = []
    if StatementReader.mayBegin(behind: statement) { allowed.insert(.request) }
    for trial in takesAnyWord ? TerminalTrial.ofAnyWord : TerminalTrial.ofKeywords {
      if trial.isNameWhereNamesStand, allowed.contains(.name) { continue }
      let span = SourceSpan(place + trial.span.start, place + trial.span.end)
      let parser = parsed(statement[clauseStart...] + trial.tokens(from: place), to: span.end)
      if let fault = parser.faultOfForm, fault < span.end { continue }
      allowed.insert(trial.terminal)
      if parser.hasFault(at: span.start) || isWrittenAlready(trial.terminal) {
        refused.insert(trial.terminal)
      }
    }
    return Continuations(allowed: allowed, refused: refused)
  }

  /// Nothing at all is the query for every row.
  private func mayEnd(_ statement: [Token]) -> Bool {
    guard let last = statement.last else { return true }
    return parsed(statement[clauseStart...], to: last.span.end).faultOfForm == nil
  }

  private func parsed(_ tokens: ArraySlice<Token>, to end: Int) -> QueryParser {
    var parser = QueryParser(source, Array(tokens), SourceSpan(tokens.first?.span.start ?? place, end))
    parser.parse()
    return parser
  }

  private func isWrittenAlready(_ terminal: GrammarTerminal) -> Bool {
    if case .keyword(let keyword) = terminal { return clausesWritten.contains(keyword) }
    return false
  }
}

extension QueryParser {
  fileprivate func hasFault(at place: Int) -> Bool { diagnostics.contains { $0.span?.start == place } }
}
