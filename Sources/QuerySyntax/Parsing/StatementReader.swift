import QueryDiagnostics

/// Cuts a script into statements and reads each.
struct StatementReader {
  /// Room for a short query: an array that grows from nothing is copied four times until it has it.
  private static let usualTokenCount = 24

  /// No request begins behind so many tokens.
  private static let mostBeforeRequest = 3

  private let source: SourceText
  private var lexer: Lexer

  init(_ source: SourceText) {
    self.source = source
    lexer = Lexer(source)
  }

  /// The next statement that is more than white space and comments; nil at the end.
  mutating func next() -> ParsedStatement? {
    while lexer.position < source.utf8.count {
      let start = lexer.position
      lexer.beginStatement()
      if let statement = readStatement(from: start) { return statement }
    }
    return nil
  }

  private mutating func readStatement(from start: Int) -> ParsedStatement? {
    var tokens: [Token] = []
    tokens.reserveCapacity(StatementReader.usualTokenCount)
    var isTooLong = false
    // Where the first token begins.
    var first = start
    while true {
      if tokens.count < StatementReader.mostBeforeRequest, StatementReader.mayBegin(behind: tokens) {
        lexer.skipSpace()
        if isAtRequest { return readRequest(after: tokens, from: start) }
        if isAtDotCommand(tokens) { return readDotCommand() }
      }
      let token = lexer.next()
      if token.kind == .semicolon || token.kind == .end { break }
      if tokens.isEmpty { first = token.span.start }
      isTooLong = isTooLong || token.span.end - first > Parser.longestStatement
      if !isTooLong || tokens.isEmpty { tokens.append(token) }
    }
    if let unreadable = notUTF8(from: start) { return unreadable }
    if isTooLong { return tooLong(from: tokens[0].span.start) }
    return readQuery(tokens)
  }

  private mutating func readQuery(_ tokens: consuming [Token]) -> ParsedStatement? {
    guard let first = tokens.first, let last = tokens.last else {
      guard let fault = lexer.diagnostics.first?.span else { return nil }
      return ParsedStatement(.query(QueryTree(span: fault)), span: fault, diagnostics: lexer.diagnostics)
    }
    let span = first.span.union(last.span)
    mark(.statement)
    mark(alternative: first.keyword == .explain ? .statementExplain : .statementQuery)
    var parser = QueryParser(source, tokens, span)
    parser.parse()
    let faults =
      parser.diagnostics.isEmpty ? [] : parser.diagnostics.filter { !follows($0, end: span.end) }
    if lexer.diagnostics.isEmpty && faults.isEmpty && parser.unreportedCount == 0 {
      return ParsedStatement(.query(parser.takeTree()), span: span, diagnostics: [])
    }
    let found = lexer.diagnostics + faults
    var statement = ParsedStatement(
      .query(parser.takeTree()), span: span, diagnostics: StatementReader.inOrder(found))
    statement.unreportedCount =
      lexer.unreportedCount + parser.unreportedCount + found.count - statement.diagnostics.count
    return statement
  }

  /// True for an error of syntax that is about a sign which is reported itself, or about the lack of something
  /// where a sign that is no sign of the language stands.
  private func follows(_ fault: Diagnostic, end: Int) -> Bool {
    guard fault.code == .syntax, let span = fault.span else { return false }
    return lexer.diagnostics.contains { reported in
      guard let place = reported.span else { return false }
      if span == .point(end) { return place.start >= end && reported.fix?.replacement == " " }
      return place.start <= span.start && span.end <= place.end
    }
  }

  /// By place; what is at one place stays in the order in which it was found.
  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    if diagnostics.isEmpty { return [] }
    let sorted = diagnostics.enumerated().sorted { left, right in
      let (leftStart, rightStart) = (left.element.span?.start ?? 0, right.element.span?.start ?? 0)
      return (leftStart, left.offset) < (rightStart, right.offset)
    }
    return sorted.prefix(Lexer.mostDiagnostics).map(\.element)
  }

  // MARK: - What cannot be read

  private func notUTF8(from start: Int) -> ParsedStatement? {
    guard let fault = UTF8Decoding.firstFault(in: source.utf8, start..<lexer.position) else { return nil }
    let code = String(source.utf8[fault.start], radix: 16, uppercase: true)
    let diagnostic = Diagnostic(
      .notUTF8, "byte \(code) (hexadecimal) at offset \(fault.start) is not UTF-8", at: fault,
      hint: "save the text as UTF-8")
    return ParsedStatement(.unreadable, span: SourceSpan(start, lexer.position), diagnostics: [diagnostic])
  }

  private func tooLong(from start: Int) -> ParsedStatement {
    let span = SourceSpan(start, lexer.position)
    let place = SourceSpan.point(start + Parser.longestStatement)
    let diagnostic = Diagnostic(
      .tooLong, "the statement is longer than 1 MiB (\(Parser.longestStatement) bytes)", at: place,
      hint: "a long list can be given as a parameter: `id in $list`")
    return ParsedStatement(.unreadable, span: span, diagnostics: [diagnostic])
  }

  // MARK: - Requests and dot-commands

  /// True where a request may begin: at the start of a statement and after `explain [analyze]`.
  static func mayBegin(behind tokens: [Token]) -> Bool {
    switch tokens.count {
    case 0: true
    case 1: tokens[0].keyword == .explain
    case 2: tokens[0].keyword == .explain && tokens[1].keyword == .analyze
    default: false
    }
  }

  /// `//` opens a comment in other languages; no request begins with it.
  private var isAtRequest: Bool {
    // Most statements begin with another letter.
    guard let first = lexer.byte(), !ASCII.isLetter(first) || first == UInt8(ascii: "h") else { return false }
    if lexer.follows("http://") || lexer.follows("https://") || lexer.follows("?") { return true }
    return lexer.follows("/") && !lexer.follows("//")
  }

  private func isAtDotCommand(_ tokens: [Token]) -> Bool {
    guard tokens.isEmpty, lexer.follows("."), let letter = lexer.byte(1) else { return false }
    return ASCII.isLetter(letter)
  }

  private mutating func readRequest(after tokens: [Token], from start: Int) -> ParsedStatement {
    mark(.statement)
    mark(alternative: .statementRequest)
    if !tokens.isEmpty { mark(.explain) }
    let requestStart = lexer.position
    passRequest()
    let requestSpan = SourceSpan(requestStart, lexer.position)
    let request = source[requestSpan]
    reportRest(after: request)
    if let unreadable = notUTF8(from: start) { return unreadable }
    let explain = tokens.first.map { first in
      ExplainSyntax(isAnalyze: tokens.count > 1, span: first.span.union(tokens[tokens.count - 1].span))
    }
    let span = explain?.span.union(requestSpan) ?? requestSpan
    if span.length > Parser.longestStatement { return tooLong(from: span.start) }
    return ParsedStatement(.request(request, explain: explain), span: span, diagnostics: lexer.diagnostics)
  }

  private mutating func passRequest() {
    while let byte = lexer.byte(), !ASCII.isSpace(byte), !isAtRequestEnd(byte) { lexer.position += 1 }
  }

  /// A `;` before white space or the end.
  private func isAtRequestEnd(_ byte: UInt8) -> Bool {
    guard byte == UInt8(ascii: ";") else { return false }
    return lexer.byte(1).map { ASCII.isSpace($0) } ?? true
  }

  /// Passes over what stands between a request and the end of its statement: there should be nothing.
  private mutating func reportRest(after request: String) {
    var first: Token?
    var token = lexer.next()
    let faults = lexer.diagnostics
    while token.kind != .semicolon && token.kind != .end {
      first = first ?? token
      token = lexer.next()
    }
    // The rest is not read as a query, so its own faults do not matter.
    guard let first else { return }
    lexer.diagnostics = faults
    lexer.report(
      .syntax, "found \(ShownText.quoted(lexer.text(first.span))) after a request, expected `;`",
      at: first.span,
      hint: "a request ends at white space: write a space in it as `%20`, and `;` between two statements")
  }

  private mutating func readDotCommand() -> ParsedStatement {
    let start = lexer.position
    lexer.skipLine()
    var end = lexer.position
    while end > start, ASCII.isSpace(source.utf8[end - 1]) { end -= 1 }
    if let unreadable = notUTF8(from: start) { return unreadable }
    let span = SourceSpan(start, end)
    let word = source.utf8[(start + 1)..<end].prefix { ASCII.isWordPart($0) }
    let wordSpan = SourceSpan(start, start + 1 + word.count)
    lexer.report(
      "dot-commands belong to the interactive shell", at: wordSpan,
      hint: "start `perigee` without a query to use \(ShownText.quoted(source[wordSpan]))")
    return ParsedStatement(.dotCommand(source[span]), span: span, diagnostics: lexer.diagnostics)
  }
  // MARK: - What stands before a place

  /// What a statement that is not complete has so far.
  enum Beginning {
    case query([Token])
    /// A request, to which nothing can be added.
    case request
  }

  /// The tokens of the statement in which the source ends, the last of them possibly cut off there. Requests and
  /// dot-commands have none.
  mutating func lastTokens() -> [Token] {
    let (tokens, hasRequest) = passStatements(before: source.utf8.count)
    return hasRequest ? [] : tokens
  }

  /// What the statement in which a place lies has before it; nil where the place is inside a token, a comment or a
  /// dot-command, or something stands behind a request or is no token.
  mutating func beginning(before place: Int) -> Beginning? {
    let (tokens, hasRequest) = passStatements(before: place)
    guard lexer.position == place, !tokens.contains(where: { $0.kind == .invalid }) else { return nil }
    guard hasRequest else { return .query(tokens) }
    return tokens.isEmpty ? .request : nil
  }

  /// Passes over what begins before a place. Returns the tokens of the last statement, of a request those behind it.
  mutating func passStatements(before place: Int) -> (tokens: [Token], hasRequest: Bool) {
    var tokens: [Token] = []
    var hasRequest = false
    while true {
      lexer.skipSpace()
      guard lexer.position < place else { return (tokens, hasRequest) }
      if !hasRequest, StatementReader.mayBegin(behind: tokens) {
        if isAtDotCommand(tokens) {
          lexer.skipLine()
          continue
        }
        if isAtRequest {
          passRequest()
          (hasRequest, tokens) = (true, [])
          continue
        }
      }
      let token = lexer.next()
      if token.kind == .semicolon {
        (hasRequest, tokens) = (false, [])
        lexer.beginStatement()
      } else {
        tokens.append(token)
      }
    }
  }

  /// True for a text or a name in backquotes that goes on to the end of the source without its closing quote.
  func isUnclosed(_ token: Token) -> Bool {
    guard token.kind == .invalid, token.span.end == source.utf8.count, !token.span.isEmpty else {
      return false
    }
    let quote = source.utf8[token.span.start]
    guard [UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`")].contains(quote) else { return false }
    var reader = Lexer(source)
    reader.position = token.span.start
    return reader.endOfQuoted(quote) == nil
  }
}
