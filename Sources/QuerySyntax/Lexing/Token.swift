package import QueryDiagnostics

/// One word, literal or sign of a query, and where it stands.
package struct Token: Hashable, Sendable {
  /// What a token is. The raw values are shown by the tests of the lexer.
  package enum Kind: String, Hashable, Sendable {
    case word
    case quotedName = "name"
    case text, integer, real
    case unitDuration = "duration"
    case isoDuration = "iso-duration"
    case parameter
    case leftBracket = "("
    case rightBracket = ")"
    case comma = ","
    case dot = "."
    case semicolon = ";"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case doubleSlash = "//"
    case percent = "%"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    /// A sign that means something in other languages only; the parser says what to write instead.
    case foreign
    /// Something that is wrong in itself and already reported. It stands where a value may stand.
    case invalid
    case end
  }

  package let kind: Kind
  /// The keyword that a word spells, whether or not it acts as one in its place.
  package let keyword: Keyword?
  package let span: SourceSpan

  package init(_ kind: Kind, _ span: SourceSpan, keyword: Keyword? = nil) {
    self.kind = kind
    self.keyword = keyword
    self.span = span
  }

  /// The bytes of the source that it consists of.
  package var range: Range<Int> { span.start..<span.end }

  /// True for a word that cannot be a name where a name may begin.
  var isReserved: Bool { keyword?.isReserved ?? false }

  /// True for tokens that can be the last one of a value.
  var canEndValue: Bool {
    switch kind {
    case .word: !isReserved || keyword == .true || keyword == .false || keyword == .null
    case .quotedName, .text, .integer, .real, .unitDuration, .isoDuration, .parameter, .rightBracket,
      .invalid:
      true
    case .leftBracket, .comma, .dot, .semicolon, .plus, .minus, .star, .slash, .doubleSlash, .percent, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .foreign, .end:
      false
    }
  }

  /// True for a value that is written out.
  var isLiteral: Bool {
    switch kind {
    case .text, .integer, .real, .unitDuration, .isoDuration, .parameter, .invalid: true
    case .word, .quotedName, .leftBracket, .rightBracket, .comma, .dot, .semicolon, .plus, .minus, .star,
      .slash,
      .doubleSlash, .percent, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .foreign,
      .end:
      false
    }
  }
}
