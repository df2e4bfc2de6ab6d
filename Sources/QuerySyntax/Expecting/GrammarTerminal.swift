/// A terminal of the grammar: a word, a sign or a kind of token. What may come next is told in these.
package enum GrammarTerminal: Hashable, Sendable {
  case keyword(Keyword)
  /// With a bracket behind it.
  case quantifier(Quantifier)
  case sign(Punctuator)
  /// The name of a field, where keywords are words of their own.
  case name
  /// The name of a function, with a bracket behind it.
  case function
  /// A name where every word is one: behind `.` and `as`.
  case anyWord
  /// A name in backquotes, where every word is one.
  case quotedName
  case text, integer, real, unitDuration, isoDuration
  case parameter
  /// A request as Launch Library 2 takes it.
  case request

  /// All of them.
  package static let all: [GrammarTerminal] =
    Keyword.allCases.map { .keyword($0) } + Quantifier.allCases.map { .quantifier($0) }
    + Punctuator.allCases.map { .sign($0) }
    + [
      .name, .function, .anyWord, .quotedName, .text, .integer, .real, .unitDuration, .isoDuration,
      .parameter, .request,
    ]

  /// As the grammar writes it: `'where'`, `NAME`.
  package var written: String {
    switch self {
    case .keyword(let keyword): "'\(keyword.rawValue)'"
    case .quantifier(let quantifier): "'\(quantifier.rawValue)'"
    case .sign(.equal): "EQUAL"
    case .sign(.notEqual): "NOTEQUAL"
    case .sign(let sign): "'\(sign.rawValue)'"
    case .name: "NAME"
    case .function: "FUNCTION"
    case .anyWord: "WORD"
    case .quotedName: "QUOTEDNAME"
    case .text: "TEXT"
    case .integer: "INTEGER"
    case .real: "REAL"
    case .unitDuration: "UNITDURATION"
    case .isoDuration: "ISODURATION"
    case .parameter: "PARAMETER"
    case .request: "REQUEST"
    }
  }
}
