package import QueryDiagnostics

/// Cuts a source into tokens, and reports what is wrong in a token itself.
///
/// It never stops: what cannot be read is reported and either passed over like white space or given as an
/// `invalid` token, which stands where a value may stand.
package struct Lexer {
  /// More faults than this in one statement are not reported: nobody reads them.
  static let mostDiagnostics = 1000

  let bytes: [UInt8]
  package internal(set) var position = 0
  package internal(set) var diagnostics: [Diagnostic] = []
  /// How many faults of the statement were not reported, because there are so many.
  private(set) var unreportedCount = 0
  /// What the last token was; a name after `.` may look like anything.
  var previous: Token?
  private let keywords = KeywordSpellings.all

  package init(_ source: SourceText) {
    bytes = source.utf8
    // Editors put a byte-order mark in front of files; it is no part of the text.
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// Forgets the statement before.
  mutating func beginStatement() {
    diagnostics = []
    unreportedCount = 0
    previous = nil
  }

  /// The next token; `end` at the end, again and again.
  package mutating func next() -> Token {
    skipSpace()
    let token = position < bytes.count ? token(startingWith: bytes[position]) : Token(.end, .point(position))
    previous = token
    return token
  }

  /// The byte that many places further, or nil beyond the end.
  func byte(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  func follows(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      for index in 0..<buffer.count where bytes[position + index] != buffer[index] { return false }
      return true
    }
  }

  func text(_ span: SourceSpan) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }

  mutating func report(_ message: String, at span: SourceSpan, hint: String? = nil, fix: String? = nil) {
    report(.syntax, message, at: span, hint: hint, fix: fix)
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, hint: String? = nil,
    fix: String? = nil
  ) {
    guard diagnostics.count < Lexer.mostDiagnostics else {
      unreportedCount += 1
      return
    }
    let change = fix.map { Diagnostic.Fix(span, $0) }
    diagnostics.append(Diagnostic(code, message, at: span, hint: hint, fix: change))
  }

  mutating func take(_ kind: Token.Kind, _ length: Int) -> Token {
    defer { position += length }
    return Token(kind, SourceSpan(position, position + length))
  }

  private mutating func token(startingWith byte: UInt8) -> Token {
    if ASCII.isWordStart(byte) {
      if byte == UInt8(ascii: "P"), previous?.kind != .dot, let duration = isoDuration() { return duration }
      return word()
    }
    if ASCII.isDigit(byte) || beginsWithPoint { return number() }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return quotedText(byte)
    case UInt8(ascii: "`"): return quotedName()
    case UInt8(ascii: "$"): return parameter()
    case 0x80...: return beyondASCII()
    default: return sign(byte)
    }
  }

  /// True at `.5`, but not in `a.5`, where the point belongs to a path.
  private var beginsWithPoint: Bool {
    guard byte() == UInt8(ascii: "."), let next = byte(1), ASCII.isDigit(next) else { return false }
    guard let previous, previous.span.end == position else { return true }
    return previous.kind != .word && previous.kind != .quotedName
  }

  // MARK: - Words

  /// Most words are nothing but letters, digits and `_` of ASCII: their code is made while they are passed over.
  private mutating func word() -> Token {
    let start = position
    let (end, code) = wordOfASCII
    position = end
    // Beyond ASCII there are no keywords.
    if end < bytes.count, bytes[end] >= 0x80 { passWord() }
    let keyword = position == end ? keywords.keyword(code, length: end - start) : nil
    return Token(.word, SourceSpan(start, position), keyword: keyword)
  }

  /// Passes over letters, digits and `_`.
  mutating func passWord() {
    while true {
      position = wordOfASCII.end
      guard position < bytes.count, bytes[position] >= 0x80, let length = wordPartLength else { return }
      position += length
    }
  }

  /// The place behind the letters, digits and `_` of ASCII that come next, and their code.
  private var wordOfASCII: (end: Int, code: KeywordSpellings.Code) {
    let bytes = bytes.span
    var end = position
    var code = KeywordSpellings.Code()
    while end < bytes.count {
      let byte = bytes[end]
      // Nearly all are letters.
      guard ASCII.isLetter(byte) || ASCII.isWordPart(byte) else { break }
      code.append(byte)
      end += 1
    }
    return (end, code)
  }

  /// The length of the letter, digit or `_` that comes next; nil where something else comes.
  var wordPartLength: Int? {
    guard let byte = byte() else { return nil }
    if byte < 0x80 { return ASCII.isWordPart(byte) ? 1 : nil }
    let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: position)
    guard let scalar, NameSpelling.isPart(scalar) else { return nil }
    return length
  }

  private mutating func quotedName() -> Token {
    guard let end = endOfQuoted(UInt8(ascii: "`")) else {
      let opening = SourceSpan(position, position + 1)
      report("the name that begins here does not end", at: opening, hint: "close it with another backquote")
      position = bytes.count
      return Token(.invalid, SourceSpan(opening.start, position))
    }
    return take(.quotedName, end - position)
  }

  /// The place after the closing quote of what begins here; a doubled quote does not close.
  func endOfQuoted(_ quote: UInt8) -> Int? {
    var index = position + 1
    while index < bytes.count {
      if bytes[index] == quote {
        if index + 1 < bytes.count && bytes[index + 1] == quote {
          index += 1
        } else {
          return index + 1
        }
      }
      index += 1
    }
    return nil
  }

  private mutating func parameter() -> Token {
    let start = position
    position += 1
    let isNumber = byte().map { ASCII.isDigit($0) } ?? false
    passWord()
    let span = SourceSpan(start, position)
    if span.length == 1 {
      report(
        "found `$`, expected the number or the name of a parameter after it", at: span,
        hint: "`$1` or `$name`")
      return Token(.invalid, span)
    }
    let name = bytes[(start + 1)..<position]
    if isNumber && !name.allSatisfy({ ASCII.isDigit($0) }) {
      report("`\(text(span))` is neither a number nor a name", at: span, hint: "`$1` or `$name`")
      return Token(.invalid, span)
    }
    if isNumber && name.first == UInt8(ascii: "0") {
      report(
        "parameters are numbered from 1, without zeros in front", at: span, hint: "the first one is `$1`")
      return Token(.invalid, span)
    }
    return Token(.parameter, span)
  }

  // MARK: - Signs

  private mutating func sign(_ byte: UInt8) -> Token {
    // Most signs stand before a space or a word.
    guard let second = self.byte(1), ForeignSign.mayBeSecond(second) else {
      return take(Lexer.singleSigns[Int(byte)], 1)
    }
    if let length = ForeignSign.length(at: bytes[position...]) { return take(.foreign, length) }
    for (text, kind) in Punctuator.spellings where follows(text) { return take(kind, text.utf8CodeUnitCount) }
    return take(.foreign, 1)
  }

  /// What each byte is as a sign by itself.
  private static let singleSigns: [Token.Kind] = (0...UInt8.max).map { byte in
    let spelling = Punctuator.spellings.first { text, _ in
      text.withUTF8Buffer { $0.count == 1 && $0[0] == byte }
    }
    return spelling?.kind ?? .foreign
  }
}
