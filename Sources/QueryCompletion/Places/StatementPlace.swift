import QuerySyntax

/// Where the cursor stands in a statement.
struct StatementPlace {
  let text: [UInt8]
  /// The tokens of the statement before the word at the cursor.
  let tokens: [Token]
  let word: TypedWord
  /// What may stand where the word begins.
  let allowed: Set<GrammarTerminal>

  /// A statement of more tokens is not completed: what may come next is found by trying.
  private static let mostTokens = 2_000

  /// Nil where nothing can be completed: in comments, behind faults, at the end of a number.
  init?(endOf text: [UInt8]) {
    var tokens = Parser.lastTokens(of: text)
    guard tokens.count <= StatementPlace.mostTokens,
      let word = TypedWord(endOf: text, last: tokens.last)
    else { return nil }
    if tokens.last?.range == word.range { tokens.removeLast() }
    allowed = Parser.continuations(behind: text[..<word.range.lowerBound]).offered
    guard !allowed.isEmpty else { return nil }
    self.text = text
    self.tokens = tokens
    self.word = word
  }

  var previous: Token? { tokens.last }

  /// True behind the point of a path.
  var isBehindPoint: Bool { previous?.kind == .dot }

  /// True where a name is made up, behind `as`.
  var isNaming: Bool { previous?.keyword == .as && !isBehindPoint && !allowed.contains(.name) }

  /// True where a field may be named.
  var takesNames: Bool { allowed.contains(.name) || allowed.contains(.quotedName) }

  func bytes(of range: Range<Int>) -> ArraySlice<UInt8> {
    guard let first = tokens[range].first, let last = tokens[range].last else { return [] }
    return text[first.range.lowerBound..<last.range.upperBound]
  }

  func spelling(of token: Token) -> String { String(decoding: text[token.range], as: UTF8.self) }

  /// The word that opens the clause in which the cursor stands; nil before the first one.
  var clause: Keyword? { tokens.indices.last(where: opensClause).flatMap { tokens[$0].keyword } }

  private func opensClause(_ index: Int) -> Bool {
    guard let keyword = tokens[index].keyword, ClauseWord.all.contains(keyword) else { return false }
    return index == 0 || (tokens[index - 1].kind != .dot && tokens[index - 1].keyword != .as)
  }

  /// The words before the brackets that are open at the cursor, in lower case, the outermost first; nothing stands for a
  /// bracket without one.
  var openCalls: [String] {
    var calls: [String] = []
    for (index, token) in tokens.enumerated() {
      if token.kind == .leftBracket {
        let isCall = index > 0 && tokens[index - 1].kind == .word
        calls.append(isCall ? spelling(of: tokens[index - 1]).lowercased() : "")
      } else if token.kind == .rightBracket, !calls.isEmpty {
        calls.removeLast()
      } else if opensClause(index) {
        // Behind a fault brackets may be open that belong to another clause.
        calls = []
      }
    }
    return calls
  }

  /// True inside `any(…)`, `all(…)`, `none(…)`.
  var isQuantified: Bool { openCalls.contains { Quantifier(rawValue: $0) != nil } }

  /// The names given by `as` so far.
  var aliases: [String] {
    tokens.indices.dropFirst().filter { tokens[$0 - 1].keyword == .as }.compactMap { index in
      switch tokens[index].kind {
      case .word: spelling(of: tokens[index])
      case .quotedName: QuotedText.unquote(text[tokens[index].range])
      default: nil
      }
    }
  }
}
