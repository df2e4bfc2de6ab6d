import GrammarKit
import TestSupport

/// The grammar of the query language, read once.
struct QueryGrammar {
  let grammar: Grammar
  /// Of whole statements but requests, which are tokens of their own.
  let plain: PlainGrammar
  let reader: TokenReader
  let recogniser: EarleyRecogniser
  let covering: [Derivation]
  /// The covering sentences, written out.
  let rows: [TokenRow]
  /// A word for every terminal.
  let alphabet: [TokenRow.Word]

  static let shared: Result<QueryGrammar, any Error> = Result { try QueryGrammar() }

  private init() throws {
    grammar = try EBNFReader.read(try ProjectFiles.text("Grammar/query.ebnf"))
    plain = try PlainGrammar(grammar, start: "Statement")
    reader = TokenReader(grammar)
    recogniser = EarleyRecogniser(plain)
    covering = SentenceGenerator(plain).coveringSet().filter { !$0.terminals.contains(.token("REQUEST")) }
    let reader = reader
    let words = Dictionary(uniqueKeysWithValues: plain.terminals.map { terminal in
      let text = QueryGrammar.spelling(of: terminal)
      return (terminal, TokenRow.Word(text: text, terminals: (reader.tokens(of: text)?.first?.terminals ?? []).subtracting([.token("REQUEST")])))
    })
    alphabet = plain.terminals.filter { $0 != .token("REQUEST") && $0 != .literal(";") }.compactMap { words[$0] }
    rows = covering.map { sentence in TokenRow(words: sentence.terminals.compactMap { words[$0] }) }
  }

  static func spelling(of terminal: Terminal) -> String {
    switch terminal {
    case .literal(let text): text
    case .token(let name):
      switch name {
      case "NAME": "name"
      case "WORD": "id"
      case "FUNCTION": "days"
      case "QUOTEDNAME": "`quoted name`"
      case "TEXT": "'text'"
      case "INTEGER": "5"
      case "REAL": "0.5"
      case "PARAMETER": "$1"
      case "UNITDURATION": "2h30m"
      case "ISODURATION": "P1DT2H"
      case "EQUAL": "="
      case "NOTEQUAL": "!="
      default: name
      }
    }
  }
}
