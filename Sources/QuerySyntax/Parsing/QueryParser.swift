import QueryDiagnostics

/// Thrown where reading cannot go on; what is wrong has been reported.
struct Reported: Error {}

/// Reads the tokens of one query into its tree.
///
/// Clauses are read by recursive descent, expressions with a stack of their own (`QueryParser+Expressions`):
/// how deep a query nests decides nothing about the stack of the thread.
struct QueryParser {
  let source: SourceText
  /// With an `end` as the last.
  let tokens: [Token]
  var position = 0
  var diagnostics: [Diagnostic] = []
  /// How many faults were not reported, because there are so many.
  private(set) var unreportedCount = 0
  /// How many parameters were written `?`.
  var questionMarks = 0
  /// Where the first fault begins that the grammar knows of; nil for none. What has a code of its own beyond it, such
  /// as a clause written twice, does not count.
  private(set) var faultOfForm: Int?
  private(set) var tree: QueryClauses
  /// The clauses that have been met, whether or not they parsed.
  private var clausesSeen: ClauseWords = []
  /// Where the tokens of the clause at hand begin.
  private(set) var clauseStart = 0

  // The state of the expression at hand.
  var frames: [ExpressionFrame] = []
  /// What frames of chained comparisons name.
  var chains: [ComparisonChain] = []
  var pending: [ArithmeticStep] = []
  var operand = ExpressionIndex(0)
  /// The operand with the brackets around it.
  var extent = SourceSpan.point(0)
  /// True where the operand is a comparison without brackets: it takes no further one.
  var operandIsPredicate = false
  var depth = 0
  /// Where the last whole expression ended.
  var expressionEnd = 0

  /// Where more memory is asked for than the allocator has at hand, it tidies up first.
  private static let usualNodeCount = 10
  static let usualFrameCount = 4
  static let usualKeyCount = 2

  init(_ source: SourceText, _ tokens: consuming [Token], _ span: SourceSpan) {
    self.source = source
    tokens.append(Token(.end, .point(span.end)))
    self.tokens = tokens
    tree = QueryClauses(span: span)
    // A short query has no more: arrays that grow from nothing are copied three times until they have so much room.
    tree.expressions.reserve(QueryParser.usualNodeCount)
    frames.reserveCapacity(QueryParser.usualFrameCount)
  }

  /// The expressions that have been read, with those that are not yet part of a clause.
  var expressions: ExpressionTree {
    _read { yield tree.expressions }
    _modify { yield &tree.expressions }
  }

  /// Reads all tokens into `tree`.
  mutating func parse() {
    parseExplain()
    if current.kind != .end && clauseKeyword(at: position) == nil { parseWithoutKeyword() }
    while current.kind != .end {
      if let keyword = clauseKeyword(at: position) {
        parseClause(keyword)
      } else {
        reportAfterClause()
        recover()
      }
    }
  }

  /// Gives the tree away.
  mutating func takeTree() -> QueryTree {
    var taken = QueryClauses(span: tree.span)
    // Copying it would count its references up here and down behind.
    swap(&taken, &tree)
    return QueryTree(taken)
  }

  // MARK: - Tokens

  var current: Token { tokens[position] }

  func token(_ distance: Int) -> Token {
    let index = position + distance
    return index >= 0 && index < tokens.count ? tokens[index] : tokens[tokens.count - 1]
  }

  // Always inlined: a function that only reads the parser is given a copy of all of it.
  @inline(__always)
  func text(_ token: Token) -> String { source[token.span] }

  @inline(__always)
  func bytes(_ token: Token) -> ArraySlice<UInt8> { source.utf8[token.span.start..<token.span.end] }

  /// True where the token is this word, in any case, and not in backquotes.
  @inline(__always)
  func isWord(_ token: Token, _ word: String) -> Bool {
    token.kind == .word && token.span.length == word.utf8.count && ASCII.lowercased(text(token)) == word
  }

  /// The clause that a word opens there. After `.` and `as` it is a name.
  @inline(__always)
  func clauseKeyword(at index: Int) -> Keyword? { tokens.clauseKeyword(at: index) }

  /// True where every word is a name: behind a `.` and behind an `as` that gives a name.
  func takesAnyWord(at index: Int) -> Bool { tokens.takesAnyWord(at: index) }

  /// True where the clause at hand is over.
  @inline(__always)
  var isAtClauseEnd: Bool { current.kind == .end || clauseKeyword(at: position) != nil }

  mutating func advance() -> Token {
    let token = current
    if token.kind != .end { position += 1 }
    return token
  }

  mutating func skip(_ keyword: Keyword) -> Bool {
    guard current.keyword == keyword else { return false }
    position += 1
    return true
  }

  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    position += 1
    return true
  }

  // MARK: - Reports

  mutating func report(
    _ message: String, at span: SourceSpan, hint: String? = nil, fix: Diagnostic.Fix? = nil
  ) {
    report(.syntax, message, at: span, hint: hint, fix: fix)
  }

  /// - Parameter isBeyondGrammar: True for a fault in what the grammar allows; some codes are always of such faults.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, hint: String? = nil,
    fix: Diagnostic.Fix? = nil, isBeyondGrammar: Bool = false
  ) {
    if !isBeyondGrammar, !QueryParser.codesBeyondGrammar.contains(code) {
      faultOfForm = min(faultOfForm ?? span.start, span.start)
    }
    guard diagnostics.count < Lexer.mostDiagnostics else {
      unreportedCount += 1
      return
    }
    // What stands in one place is wrong once.
    if code == .syntax, diagnostics.last?.span == span { return }
    diagnostics.append(Diagnostic(code, message, at: span, hint: hint, fix: fix))
  }

  /// Codes that the grammar never speaks of.
  private static let codesBeyondGrammar: Set<DiagnosticCode> = [
    .tooDeep, .wrongArgumentCount, .badQuantifier, .unknownFunction, .notFinite,
  ]

  // MARK: - Clauses

  private mutating func parseExplain() {
    guard current.keyword == .explain else { return }
    mark(.explain)
    let keyword = advance()
    let isAnalyze = skip(.analyze)
    tree.explain = ExplainSyntax(isAnalyze: isAnalyze, span: keyword.span.union(token(-1).span))
    clauseStart = position
  }

  private mutating func parseClause(_ keyword: Keyword) {
    mark(.query, .clause)
    mark(alternative: .clause(keyword))
    let opening = advance()
    skipRepeated(keyword)
    clauseStart = position
    guard clausesSeen.insert(ClauseWords(keyword)).inserted else { return parseAgain(keyword, opening) }
    let mark = expressions.count
    do throws(Reported) {
      try parseContents(of: keyword, opening)
    } catch {
      tree.removeClause(keyword)
      passUnparsed(mark)
    }
  }

  /// Reads a clause that was there before, for what is wrong in it.
  private mutating func parseAgain(_ keyword: Keyword, _ opening: Token) {
    if !isTakenForAnother(opening) { reportSecond(keyword, opening) }
    let (before, mark) = (tree, expressions.count)
    do throws(Reported) {
      try parseContents(of: keyword, opening)
      tree = before
    } catch {
      tree = before
      passUnparsed(mark)
    }
  }

  /// Forgets the expressions of a clause that could not be parsed, and passes over what is left of it.
  private mutating func passUnparsed(_ mark: Int) {
    expressions.truncate(to: mark)
    tree.hasUnparsedClauses = true
    recover()
  }

  /// `select select x`: the clause is read as if its word stood there once.
  private mutating func skipRepeated(_ keyword: Keyword) {
    while current.keyword == keyword, reservedHint == nil {
      report(
        .duplicateClause, "found `\(text(current))` twice, expected it once", at: current.span,
        hint: "leave one of the two out",
        fix: Diagnostic.Fix(SourceSpan(token(-1).span.end, current.span.end), ""))
      position += 1
    }
  }

  /// True where the word has been reported as what stands in the place of something else. Behind a comma too
  /// many it is a second fault.
  private func isTakenForAnother(_ opening: Token) -> Bool {
    token(-2).kind != .comma && diagnostics.last?.span == opening.span
  }

  private mutating func reportSecond(_ keyword: Keyword, _ opening: Token) {
    let name = keyword == .group || keyword == .order ? keyword.rawValue + " by" : keyword.rawValue
    let hint =
      switch keyword {
      case .where, .having: "join the two conditions with `and`"
      case .select, .group, .order: "put all of it into one list, with commas between"
      default: "leave one of the two out"
      }
    report(
      .duplicateClause, "found a second `\(name)`, expected each clause at most once", at: opening.span,
      hint: hint, isBeyondGrammar: true)
  }

  private mutating func parseContents(of keyword: Keyword, _ opening: Token) throws(Reported) {
    switch keyword {
    case .select: tree.select = try parseSelect(opening)
    case .search: tree.search = try parseSearch(opening)
    case .where:
      mark(.whereClause)
      tree.filter = try parseCondition(opening)
    case .having:
      mark(.havingClause)
      tree.having = try parseCondition(opening)
    case .group: tree.grouping = try parseGroup(opening)
    case .order: tree.order = try parseOrder(opening)
    case .limit:
      mark(.limitClause)
      tree.limit = try parseCount(opening)
    case .offset:
      mark(.offsetClause)
      tree.offset = try parseCount(opening)
    default: preconditionFailure("only these words open clauses")
    }
    try expectClauseEnd()
  }

  /// Goes on at the next clause keyword on the bracket level of the clause, or at the end.
  mutating func recover() {
    var level = 0
    for index in clauseStart..<position { level = max(0, level + bracketStep(tokens[index])) }
    while current.kind != .end {
      if level == 0 && clauseKeyword(at: position) != nil { return }
      level = max(0, level + bracketStep(current))
      position += 1
    }
  }

  func bracketStep(_ token: Token) -> Int {
    switch token.kind {
    case .leftBracket: return 1
    case .rightBracket: return -1
    case .foreign:
      guard token.span.length == 1 else { return 0 }
      let sign = source.utf8[token.span.start]
      if sign == UInt8(ascii: "[") || sign == UInt8(ascii: "{") { return 1 }
      return sign == UInt8(ascii: "]") || sign == UInt8(ascii: "}") ? -1 : 0
    default: return 0
    }
  }

  /// Passes over what stands before the first clause: it is wrong as a whole, whatever it holds.
  private mutating func parseWithoutKeyword() {
    clauseStart = position
    reportBeginning()
    recover()
  }
}
