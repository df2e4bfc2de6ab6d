import QuerySyntax

// Operands as ranges of tokens.
extension StatementPlace {
  /// The value that ends before a token: a path, a literal, a call, a sum of such. Nil where none does.
  func operand(before end: Int) -> Range<Int>? {
    var level = 0
    var start = end
    while start > 0 {
      let token = tokens[start - 1]
      if token.kind == .rightBracket { level += 1 }
      if level == 0, !isPartOfOperand(start - 1) { break }
      if token.kind == .leftBracket { level -= 1 }
      start -= 1
    }
    return start < end && level == 0 ? start..<end : nil
  }

  private func isPartOfOperand(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .word: return !isOperator(index)
    case .quotedName, .text, .integer, .real, .unitDuration, .isoDuration, .parameter, .rightBracket, .dot,
      .plus, .minus, .star, .slash, .doubleSlash, .percent:
      return true
    case .leftBracket, .comma, .semicolon, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .foreign, .invalid, .end:
      return false
    }
  }

  /// True for a word that stands between operands or before one, and is no name.
  private func isOperator(_ index: Int) -> Bool {
    guard let keyword = tokens[index].keyword, index == 0 || tokens[index - 1].kind != .dot else {
      return false
    }
    switch keyword {
    case .true, .false, .null, .analyze, .first, .last: return false
    case .starts, .ends: return index + 1 < tokens.count && tokens[index + 1].keyword == .with
    case .with: return index > 0 && [.starts, .ends].contains(tokens[index - 1].keyword)
    case .explain, .select, .distinct, .as, .search, .where, .group, .by, .having, .order, .asc, .desc,
      .nulls, .limit, .offset, .or, .and, .not, .like, .ilike, .contains, .between, .in, .is:
      return true
    }
  }

  /// The value with which what stands at the cursor is compared: behind a comparison, `like`, `between … and`, inside the
  /// brackets of `in`. Nil where nothing is compared.
  var comparedOperand: Range<Int>? {
    var end = tokens.count
    if let list = openList(before: end) { end = list }
    guard end > 0 else { return nil }
    let last = tokens[end - 1]
    switch last.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return operand(before: end - 1)
    case .word: return operand(beforeTest: end - 1)
    default: return nil
    }
  }

  private func operand(beforeTest index: Int) -> Range<Int>? {
    var index = index
    switch tokens[index].keyword {
    case .like, .ilike, .contains, .between, .in: break
    case .with:
      guard isOperator(index) else { return nil }
      index -= 1
    case .and:
      // The second bound of `between`.
      guard let low = operand(before: index), low.lowerBound > 0,
        tokens[low.lowerBound - 1].keyword == .between
      else { return nil }
      index = low.lowerBound - 1
    default: return nil
    }
    if index > 0, tokens[index - 1].keyword == .not { index -= 1 }
    return operand(before: index)
  }

  /// The end of what stands before the open bracket of an `in`, the `in` included; nil where none is open.
  private func openList(before end: Int) -> Int? {
    guard end > 0, tokens[end - 1].kind == .comma || tokens[end - 1].kind == .leftBracket else { return nil }
    var level = 0
    for index in stride(from: end - 1, through: 0, by: -1) {
      if tokens[index].kind == .rightBracket { level += 1 }
      guard tokens[index].kind == .leftBracket else { continue }
      if level == 0 { return index > 0 && tokens[index - 1].keyword == .in ? index : nil }
      level -= 1
    }
    return nil
  }

  /// The names of a path that is all of a range of tokens; nil where it is something else.
  func path(_ range: Range<Int>) -> [(text: String, isQuoted: Bool)]? {
    guard range.count % 2 == 1 else { return nil }
    var names: [(text: String, isQuoted: Bool)] = []
    for (place, token) in tokens[range].enumerated() {
      switch (token.kind, place % 2) {
      case (.dot, 1): break
      case (.word, 0): names.append((spelling(of: token), false))
      case (.quotedName, 0): names.append((QuotedText.unquote(text[token.range]), true))
      default: return nil
      }
    }
    return names
  }

  /// The names before the point at which the cursor stands.
  var pathBeforePoint: [(text: String, isQuoted: Bool)]? {
    guard isBehindPoint else { return nil }
    var start = tokens.count - 1
    while start > 0, [.word, .quotedName, .dot].contains(tokens[start - 1].kind),
      (tokens[start - 1].kind == .dot) != (tokens[start].kind == .dot)
    {
      start -= 1
    }
    return path(start..<(tokens.count - 1))
  }
}
