import QueryDiagnostics

extension Lexer {
  /// Reads a text in straight quotes.
  mutating func quotedText(_ quote: UInt8) -> Token {
    let start = position
    let sign = String(decoding: [quote], as: UTF8.self)
    guard let end = endOfQuoted(quote) else {
      report(
        "the text that begins here does not end", at: SourceSpan(start, start + 1),
        hint: "close it with `\(sign)`")
      position = bytes.count
      return Token(.invalid, SourceSpan(start, position))
    }
    position = end
    guard wordPartLength != nil else { return Token(.text, SourceSpan(start, end)) }
    return textBeforeWord(SourceSpan(start, end), sign)
  }

  /// A letter stands directly after a text: most often the text has a quote in it, as in `'it's'`.
  private mutating func textBeforeWord(_ span: SourceSpan, _ quote: String) -> Token {
    passWord()
    let word = SourceSpan(span.end, position)
    if Keyword(spelledBy: bytes[word.start..<word.end]) == nil, let end = endOfTextWithQuoteInside(quote) {
      position = end
      let whole = SourceSpan(span.start, end)
      let inside = text(SourceSpan(span.start + 1, end - 1))
      let fix = QuotedText.quote(inside, with: bytes[span.start])
      report(
        "the text ends before `\(text(word))`", at: word,
        hint: "a quote inside a text is doubled: `\(ShownText.cut(fix))`")
      replaceLastFix(whole, fix)
      return Token(.invalid, whole)
    }
    position = span.end
    report(
      "\(ShownText.quoted(text(word))) stands directly after a text", at: word, hint: "put a space between",
      fix: " " + text(word))
    return Token(.text, span)
  }

  private mutating func replaceLastFix(_ span: SourceSpan, _ replacement: String) {
    guard var last = diagnostics.popLast() else { return }
    last.fix = Diagnostic.Fix(span, replacement)
    diagnostics.append(last)
  }

  /// The end of `'it's'` after `'it's`: one more quote in the same line, where a text can end.
  private func endOfTextWithQuoteInside(_ quote: String) -> Int? {
    guard let sign = quote.utf8.first else { return nil }
    var index = position
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == sign {
        guard index + 1 < bytes.count else { return index + 1 }
        let next = bytes[index + 1]
        let isEnd =
          ASCII.isSpace(next) || [UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ";")].contains(next)
        return isEnd ? index + 1 : nil
      }
      index += 1
    }
    return nil
  }

  // MARK: - Beyond ASCII

  /// Reads what begins with a character beyond ASCII: a name, or a sign for which there is a plain one.
  mutating func beyondASCII() -> Token {
    let (decoded, length) = UTF8Decoding.scalar(in: bytes, at: position)
    guard let scalar = decoded else { return take(.invalid, length) }
    if NameSpelling.isStart(scalar) {
      let start = position
      passWord()
      return Token(.word, SourceSpan(start, position))
    }
    if let quote = ForeignCharacter.closingQuotes[scalar] { return curlyText(closing: quote, length) }
    if let plain = ForeignCharacter.plain(for: scalar) { return plainSign(plain, for: scalar, length) }
    let start = position
    position += length
    while let byte = byte(), byte >= 0x80 {
      let (next, nextLength) = UTF8Decoding.scalar(in: bytes, at: position)
      guard let next, !NameSpelling.isStart(next), ForeignCharacter.plain(for: next) == nil else { break }
      position += nextLength
    }
    let span = SourceSpan(start, position)
    report(
      "found \(ShownText.quoted(text(span))) (\(NameSpelling.codePoint(scalar))), which has no meaning here",
      at: span,
      hint: "a text stands in `'…'`, a name with other signs than letters, digits and `_` in backquotes")
    return Token(.invalid, span)
  }

  /// A text between typographic quotes: one fault, mended as a whole.
  private mutating func curlyText(closing: [Unicode.Scalar], _ length: Int) -> Token {
    let start = position
    let opening = SourceSpan(start, start + length)
    position += length
    let insideStart = position
    while let byte = byte(), byte != UInt8(ascii: "\n") {
      let (scalar, scalarLength) = UTF8Decoding.scalar(in: bytes, at: position)
      if let scalar, closing.contains(scalar) {
        let inside = text(SourceSpan(insideStart, position))
        position += scalarLength
        let fix = QuotedText.literal(inside)
        let span = SourceSpan(start, position)
        report(
          "found typographic quotes, expected straight ones", at: span, hint: "write `\(ShownText.cut(fix))`",
          fix: fix)
        return Token(.invalid, span)
      }
      position += scalarLength
    }
    position = opening.end
    report(
      "found `\(text(opening))`, expected a straight quote", at: opening, hint: "texts stand in `'…'`",
      fix: "'")
    return Token(.invalid, opening)
  }

  private mutating func plainSign(_ plain: String, for scalar: Unicode.Scalar, _ length: Int) -> Token {
    let start = position
    position += length
    if plain == "--" {
      skipLine()
      report(
        "found an em dash, expected `--`", at: SourceSpan(start, start + length),
        hint: "comments begin with `--`", fix: plain)
      return next()
    }
    if plain.utf8.allSatisfy({ ASCII.isDigit($0) }) { return fullWidthDigits(start) }
    let span = SourceSpan(start, position)
    report(
      "found `\(Character(scalar))`, expected `\(plain)`", at: span, hint: "write `\(plain)`", fix: plain)
    var lexer = Lexer(SourceText(plain))
    let token = lexer.next()
    return Token(token.kind, span, keyword: token.keyword)
  }

  private mutating func fullWidthDigits(_ start: Int) -> Token {
    position = start
    var plain = ""
    while let byte = byte() {
      let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: position)
      guard let scalar else { break }
      let digit = byte < 0x80 ? String(Character(scalar)) : ForeignCharacter.plain(for: scalar) ?? ""
      guard digit.utf8.count == 1, let code = digit.utf8.first, ASCII.isDigit(code) || digit == "." else {
        break
      }
      plain += digit
      position += length
    }
    let span = SourceSpan(start, position)
    report(
      .badNumber, "found full-width digits, expected plain ones", at: span,
      hint: "write `\(ShownText.cut(plain))`", fix: plain)
    return Token(.invalid, span)
  }
}
