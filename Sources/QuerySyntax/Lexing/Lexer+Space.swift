import QueryDiagnostics

extension Lexer {
  /// Passes over white space and comments, and over what is wrongly taken for them, which is reported.
  package mutating func skipSpace() {
    // Nearly always there is one space or none before a word.
    guard position < bytes.count else { return }
    if bytes[position] == 0x20 { position += 1 }
    if position < bytes.count, ASCII.isWordPart(bytes[position]) { return }
    skipMoreSpace()
  }

  private mutating func skipMoreSpace() {
    while let byte = byte() {
      // Nothing else begins with a letter or a digit of ASCII.
      if ASCII.isWordPart(byte) { return }
      if ASCII.isSpace(byte) {
        position += 1
      } else if follows("--") {
        skipLine()
      } else if byte == UInt8(ascii: "#") {
        let sign = SourceSpan(position, position + 1)
        report("`#` does not open a comment", at: sign, hint: "comments begin with `--`", fix: "--")
        skipLine()
      } else if follows("/*") {
        skipBlockComment()
      } else if byte < 0x20 || byte == 0x7F {
        skipControlCharacters()
      } else if byte < 0x80 || !skipForeignSpace() {
        return
      }
    }
  }

  mutating func skipLine() {
    while let byte = byte(), byte != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func skipBlockComment() {
    let start = position
    position += 2
    while position < bytes.count && !follows("*/") { position += 1 }
    position = min(position + 2, bytes.count)
    report(
      "`/*` does not open a comment", at: SourceSpan(start, start + 2),
      hint: "a comment begins with `--` and goes to the end of the line")
  }

  private mutating func skipControlCharacters() {
    let start = position
    while let byte = byte(), byte < 0x20 || byte == 0x7F, !ASCII.isSpace(byte) { position += 1 }
    let code = NameSpelling.codePoint(Unicode.Scalar(bytes[start]))
    let span = SourceSpan(start, position)
    let message =
      span.length == 1 ? "control character \(code)" : "\(span.length) control characters, the first \(code)"
    report(message, at: span, hint: "leave it out", fix: " ")
  }

  /// Passes over spaces and invisible characters beyond ASCII; false where there is none.
  private mutating func skipForeignSpace() -> Bool {
    let start = position
    var first: Unicode.Scalar?
    while let byte = byte(), byte >= 0x80 {
      let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: position)
      guard let scalar, NameSpelling.isForeignSpace(scalar) else { break }
      if first == nil { first = scalar }
      position += length
    }
    guard let first else { return false }
    let name = first.properties.name.map { " " + ASCII.lowercased($0) } ?? ""
    report(
      "found \(NameSpelling.codePoint(first))\(name), expected a plain space",
      at: SourceSpan(start, position),
      hint: "replace it by a space", fix: " ")
    return true
  }
}
