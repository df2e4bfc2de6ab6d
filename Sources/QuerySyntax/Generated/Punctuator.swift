// Made from Grammar/query.ebnf by `make grammar`; changes here are lost.
// swift-format-ignore-file

/// The signs of the language.
enum Punctuator {
  /// All spellings, the longest first, each with the kind of token that it makes.
  static let spellings: [(text: StaticString, kind: Token.Kind)] = [
    ("!=", .notEqual),
    ("//", .doubleSlash),
    ("<=", .lessOrEqual),
    ("<>", .notEqual),
    ("==", .equal),
    (">=", .greaterOrEqual),
    ("%", .percent),
    ("(", .leftBracket),
    (")", .rightBracket),
    ("*", .star),
    ("+", .plus),
    (",", .comma),
    ("-", .minus),
    (".", .dot),
    ("/", .slash),
    (";", .semicolon),
    ("<", .less),
    ("=", .equal),
    (">", .greater),
  ]
}
