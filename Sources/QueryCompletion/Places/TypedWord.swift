import QuerySyntax

/// What is typed already of the word at the cursor.
struct TypedWord {
  enum Form: Equatable {
    /// Nothing, or letters: a keyword, a name, or the beginning of a value whose quote is still to come.
    case plain
    /// A text whose quote, which is this byte, is open.
    case text(quote: UInt8)
    /// A name whose backquote is open.
    case quotedName
    /// Behind `$`.
    case parameter
  }

  let form: Form
  /// The bytes from its beginning to the cursor, quotes and all.
  let range: Range<Int>
  /// What is typed, without an opening quote or sign, doubled quotes halved.
  let content: [UInt8]

  var isEmpty: Bool { content.isEmpty }

  /// The word in which a text ends. Nil where it ends in something whole that takes no letter more, such as a number.
  init?(endOf text: [UInt8], last token: Token?) {
    guard let token, token.range.upperBound == text.count, let first = text[token.range].first else {
      self.init(.plain, text.count..<text.count, [])
      return
    }
    switch token.kind {
    case .word: self.init(.plain, token.range, Array(text[token.range]))
    case .parameter: self.init(.parameter, token.range, Array(text[token.range].dropFirst()))
    case .invalid:
      switch first {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        self.init(.text(quote: first), token.range, TypedWord.unquoted(text[token.range]))
      case UInt8(ascii: "`"): self.init(.quotedName, token.range, TypedWord.unquoted(text[token.range]))
      case UInt8(ascii: "$"): self.init(.parameter, token.range, Array(text[token.range].dropFirst()))
      default: return nil
      }
    case .quotedName, .text, .integer, .real, .unitDuration, .isoDuration, .rightBracket: return nil
    case .leftBracket, .comma, .dot, .semicolon, .plus, .minus, .star, .slash, .doubleSlash, .percent, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .foreign, .end:
      self.init(.plain, text.count..<text.count, [])
    }
  }

  private init(_ form: Form, _ range: Range<Int>, _ content: [UInt8]) {
    self.form = form
    self.range = range
    self.content = content
  }

  /// What stands behind an opening quote that is not closed.
  private static func unquoted(_ open: ArraySlice<UInt8>) -> [UInt8] {
    guard let quote = open.first else { return [] }
    return Array(QuotedText.unquote(open + [quote]).utf8)
  }
}
