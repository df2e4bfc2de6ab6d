import QueryDiagnostics

/// A terminal as it is put behind a text, to see whether it can stand there: with what must follow it to be read as
/// what it is.
struct TerminalTrial {
  let terminal: GrammarTerminal
  /// Where it stands among the bytes of all trials.
  let span: SourceSpan
  /// With places among the bytes of all trials.
  private let ownTokens: [Token]

  /// The tokens where the bytes of all trials begin at a place.
  func tokens(from place: Int) -> [Token] {
    ownTokens.map { token in
      Token(token.kind, SourceSpan(place + token.span.start, place + token.span.end), keyword: token.keyword)
    }
  }

  /// True for words that are not reserved: where a name may stand they are that name.
  var isNameWhereNamesStand: Bool {
    if case .keyword(let keyword) = terminal { !keyword.isReserved } else { false }
  }

  /// Where every word is a name.
  static let ofAnyWord = all.filter { isAnyName($0.terminal) }
  /// Where words with a meaning of their own have it; a plain name comes before all of them.
  static let ofKeywords =
    all.filter { $0.terminal == .name } + all.filter { !isAnyName($0.terminal) && $0.terminal != .name }
  /// The spellings of all trials, with spaces between them.
  static let bytes = Array(all.map { spelling(of: $0.terminal) }.joined(separator: " ").utf8)

  private static func isAnyName(_ terminal: GrammarTerminal) -> Bool {
    terminal == .anyWord || terminal == .quotedName
  }

  /// Whether a statement may end, and whether a request may begin, is asked otherwise.
  private static let all: [TerminalTrial] = {
    var trials: [TerminalTrial] = []
    var start = 0
    for terminal in GrammarTerminal.all where terminal != .sign(.semicolon) && terminal != .request {
      let spelling = spelling(of: terminal)
      let span = SourceSpan(start, start + spelling.utf8.count)
      trials.append(
        TerminalTrial(terminal: terminal, span: span, ownTokens: tokens(of: spelling, at: start)))
      start = span.end + 1
    }
    return trials
  }()

  private static func tokens(of spelling: String, at start: Int) -> [Token] {
    var lexer = Lexer(SourceText(spelling))
    var tokens: [Token] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { return tokens }
      let span = SourceSpan(start + token.span.start, start + token.span.end)
      tokens.append(Token(token.kind, span, keyword: token.keyword))
    }
  }

  private static func spelling(of terminal: GrammarTerminal) -> String {
    switch terminal {
    // Names everywhere but before `with`.
    case .keyword(.starts): "starts with"
    case .keyword(.ends): "ends with"
    case .keyword(let keyword): keyword.rawValue
    case .quantifier(let quantifier): quantifier.rawValue + "("
    case .sign(let sign): sign.rawValue
    case .name, .anyWord: "name"
    case .quotedName: "`name`"
    case .function: "function("
    case .text: "'text'"
    case .integer: "1"
    case .real: "0.5"
    case .unitDuration: "1d"
    case .isoDuration: "P1D"
    case .parameter: "$1"
    // Never put behind a text.
    case .request: "/"
    }
  }
}
