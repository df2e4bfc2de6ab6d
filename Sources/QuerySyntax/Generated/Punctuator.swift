// Made from Grammar/query.ebnf by `make grammar`; changes here are lost.
// swift-format-ignore-file

/// The signs of the language, by their usual spelling.
package enum Punctuator: String, Hashable, Sendable, CaseIterable {
  case semicolon = ";"
  case comma = ","
  case star = "*"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case leftBracket = "("
  case rightBracket = ")"
  case plus = "+"
  case minus = "-"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case dot = "."
  case equal = "="
  case notEqual = "!="

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
