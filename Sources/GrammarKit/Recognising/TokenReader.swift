/// Cuts a text into tokens by the terminals of a grammar alone, the longest match first.
///
/// A token is a set of terminals: the word `first` is a keyword in one place and a name in all others, and only the
/// rules of syntax know which.
package struct TokenReader: Sendable {
  package struct Token: Hashable, Sendable {
    package let text: String
    /// Where it begins, in bytes of the text.
    package let offset: Int
    package let terminals: Set<Terminal>

    package init(text: String, offset: Int, terminals: Set<Terminal>) {
      self.text = text
      self.offset = offset
      self.terminals = terminals
    }
  }

  private let grammar: Grammar
  private let matcher: TerminalMatcher
  private let keywords: Set<String>

  package init(_ grammar: Grammar) {
    self.grammar = grammar
    matcher = TerminalMatcher(grammar)
    keywords = Set(grammar.keywords)
  }

  /// The tokens of a text; nil where something in it is none.
  package func tokens(of text: String) -> [Token]? {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var place = 0
    var offset = 0
    func pass(to end: Int) {
      offset += scalars[place..<end].reduce(0) { $0 + String($1).utf8.count }
      place = end
    }
    while true {
      while let end = spaceEnd(in: scalars, from: place) { pass(to: end) }
      guard place < scalars.count else { return TokenReader.resolved(tokens) }
      let mayBeRequest = tokens.allSatisfy { ["explain", "analyze"].contains($0.text.lowercased()) }
      guard
        let (end, terminals) = isPathPoint(scalars[place], offset, behind: tokens.last)
          ? (place + 1, [.literal(".")]) : longest(in: scalars, from: place, mayBeRequest: mayBeRequest)
      else { return nil }
      var word = String.UnicodeScalarView()
      word.append(contentsOf: scalars[place..<end])
      tokens.append(Token(text: String(word), offset: offset, terminals: terminals))
      pass(to: end)
    }
  }

  /// Everything that a single word may be, wherever it stands.
  package func terminals(of word: String) -> Set<Terminal> {
    let scalars = Array(word.unicodeScalars)
    guard let (end, terminals) = longest(in: scalars, from: 0, mayBeRequest: false), end == scalars.count
    else {
      return []
    }
    return terminals
  }

  /// A point directly behind a name belongs to it, also before a digit.
  private func isPathPoint(_ scalar: Unicode.Scalar, _ offset: Int, behind token: Token?) -> Bool {
    guard scalar == ".", let token, token.offset + token.text.utf8.count == offset else { return false }
    return !token.terminals.isDisjoint(with: [.token("WORD"), .token("QUOTEDNAME")])
  }

  private func spaceEnd(in text: [Unicode.Scalar], from start: Int) -> Int? {
    ["SPACE", "COMMENT"].compactMap { matcher.longestEnd(of: $0, in: text, from: start) }.max()
  }

  private func longest(
    in text: [Unicode.Scalar], from start: Int, mayBeRequest: Bool
  ) -> (end: Int, terminals: Set<Terminal>)? {
    var best = start
    var terminals: Set<Terminal> = []
    func offer(_ terminal: Terminal, _ end: Int?) {
      guard let end, end >= best, end > start else { return }
      if end > best { terminals = [] }
      best = end
      terminals.insert(terminal)
    }
    for name in grammar.tokenNames where name != "REQUEST" || mayBeRequest {
      offer(.token(name), matcher.longestEnd(of: name, in: text, from: start))
    }
    for literal in grammar.punctuators {
      let wanted = Array(literal.unicodeScalars)
      let isThere = start + wanted.count <= text.count && Array(text[start..<start + wanted.count]) == wanted
      offer(.literal(literal), isThere ? start + wanted.count : nil)
    }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: text[start..<best].map(TerminalMatcher.lowercased))
    if terminals.contains(.token("WORD")), keywords.contains(String(word)) {
      terminals.insert(.literal(String(word)))
    }
    return terminals.isEmpty ? nil : (best, terminals)
  }

  /// What depends on the neighbours: behind a `.` a bare duration is a name; `starts` and `ends` are reserved
  /// before `with`, and keywords only there.
  package static func resolved(_ tokens: [Token]) -> [Token] {
    tokens.indices.map { index in
      let token = tokens[index]
      var terminals = token.terminals
      if terminals.contains(.token("ISODURATION")) {
        let isName = index > 0 && tokens[index - 1].terminals.contains(.literal("."))
        terminals = isName ? terminals.subtracting([.token("ISODURATION")]) : [.token("ISODURATION")]
      }
      let isBeforeWith =
        index + 1 < tokens.count && tokens[index + 1].terminals.contains(.literal("with"))
      for word in [Terminal.literal("starts"), .literal("ends")] where terminals.contains(word) {
        terminals.subtract(isBeforeWith ? [.token("NAME"), .token("FUNCTION")] : [word])
      }
      return Token(text: token.text, offset: token.offset, terminals: terminals)
    }
  }
}
