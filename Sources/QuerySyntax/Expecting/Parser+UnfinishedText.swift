import QueryDiagnostics

// What is known of a text that somebody is still typing.
extension Parser {
  /// The tokens of the statement in which a text ends. Where the text was cut off inside a token, that is the last one:
  /// a word, or an `invalid` one that begins with the quote that is still open.
  ///
  /// A request and a dot-command have no tokens. Costs a pass over the text.
  package static func lastTokens(of text: some Collection<UInt8>) -> [Token] {
    var reader = StatementReader(SourceText(utf8: Array(text)))
    return reader.lastTokens()
  }

  /// The tokens of a text up to its first `;`, whatever stands before it. Costs a pass over them.
  package static func firstTokens(of text: some Collection<UInt8>) -> [Token] {
    var lexer = Lexer(SourceText(utf8: Array(text)))
    var tokens: [Token] = []
    while true {
      let token = lexer.next()
      if token.kind == .end || token.kind == .semicolon { return tokens }
      tokens.append(token)
    }
  }

  /// What may come next behind a text, as `continuations(in:at:)` tells it.
  package static func continuations(behind text: some Collection<UInt8>) -> Continuations {
    continuations(in: SourceText(utf8: Array(text)), at: text.count)
  }
}
