import GrammarKit
import QueryDiagnostics
import QuerySyntax
import TestSupport

/// The grammar of the query language, read once.
struct QueryGrammar: Sendable {
  let grammar: Grammar
  /// Of single statements.
  let plain: PlainGrammar
  let reader: TokenReader
  let recogniser: EarleyRecogniser
  /// Of several statements.
  let scripts: EarleyRecogniser
  /// Without requests, which are a token of their own.
  let covering: [Derivation]
  /// The covering sentences, written out.
  let rows: [TokenRow]
  /// A word for every terminal.
  let alphabet: [TokenRow.Word]
  /// The rules that are layers of precedence, the loosest first.
  let layers: Set<String>
  /// Those of them that join any number of members, from left to right.
  let chains: Set<String>
  private let words: [Terminal: TokenRow.Word]
  private let generator: SentenceGenerator

  static let shared: Result<QueryGrammar, any Error> = Result { try QueryGrammar() }

  private init() throws {
    let grammar = try EBNFReader.read(try ProjectFiles.text("Grammar/query.ebnf"))
    let plain = try PlainGrammar(grammar, start: "Statement")
    let reader = TokenReader(grammar)
    self.grammar = grammar
    let layers = QueryGrammar.layers(of: grammar)
    self.layers = Set(layers.map(\.name))
    chains = Set(layers.filter(QueryGrammar.isChain).map(\.name))
    self.plain = plain
    self.reader = reader
    recogniser = EarleyRecogniser(plain)
    scripts = EarleyRecogniser(try PlainGrammar(grammar))
    generator = SentenceGenerator(plain)
    words = Dictionary(
      uniqueKeysWithValues: plain.terminals.map { terminal in
        let text = QueryGrammar.spelling(of: terminal)
        return (terminal, TokenRow.Word(text: text, terminals: reader.terminals(of: text)))
      })
    let notInQueries: Set<Terminal> = [.token("REQUEST"), .literal(";")]
    covering = generator.coveringSet().filter { notInQueries.isDisjoint(with: $0.terminals) }
    let words = words
    alphabet = plain.terminals.filter { !notInQueries.contains($0) }.compactMap { words[$0] }
    rows = covering.map { sentence in TokenRow(words: sentence.terminals.compactMap { words[$0] }) }
  }

  // MARK: - Layers

  /// From `Expression` on every rule that may be nothing but the next one.
  private static func layers(of grammar: Grammar) -> [Rule] {
    var layers: [Rule] = []
    var name = "Expression"
    while let rule = grammar.rule(name), let next = onlyRule(rule.expression), layers.count < 100 {
      layers.append(rule)
      name = next
    }
    return layers
  }

  /// The one rule that an expression may consist of alone; nil where there are several, or none.
  private static func onlyRule(_ expression: GrammarExpression) -> String? {
    switch expression {
    case .reference(let name): return name
    case .choice(let parts):
      let rules = parts.compactMap(onlyRule)
      return rules.count == 1 ? rules[0] : nil
    case .sequence(let parts):
      let needed = parts.filter { part in
        switch part {
        case .optional, .zeroOrMore: false
        default: true
        }
      }
      return needed.count == 1 ? onlyRule(needed[0]) : nil
    default: return nil
    }
  }

  private static func isChain(_ rule: Rule) -> Bool {
    guard case .sequence(let parts) = rule.expression, case .zeroOrMore? = parts.last else { return false }
    return true
  }

  // MARK: - Sentences

  /// A sentence written out, with brackets around layers or without.
  func row(_ sentence: Derivation, bracketing layers: Set<String> = []) -> TokenRow {
    TokenRow(words: sentence.terminals(bracketing: layers).compactMap { words[$0] })
  }

  /// A sentence written out, with brackets around the first two members of longer chains.
  func rowBracketingFirst(_ sentence: Derivation) -> TokenRow {
    TokenRow(words: sentence.terminals(bracketingFirstOf: chains).compactMap { words[$0] })
  }

  /// A random sentence that is no request.
  func random(size: Int, using random: inout SeededGenerator) -> Derivation {
    while true {
      let sentence = generator.random(size: size, using: &random)
      if !sentence.terminals.contains(.token("REQUEST")) { return sentence }
    }
  }

  /// The charts after each prefix of a sentence, from the empty one on.
  func charts(
    of sentence: TokenRow, with recogniser: EarleyRecogniser
  ) -> [EarleyRecogniser.Chart] {
    var charts = [recogniser.begin()]
    for token in sentence.terminals {
      var chart = charts[charts.count - 1]
      guard recogniser.take(token, &chart) else { preconditionFailure("it is a sentence: \(sentence.text)") }
      charts.append(chart)
    }
    return charts
  }

  /// The chart after a whole row of tokens; nil where it is no sentence.
  func chart(of row: TokenRow) -> EarleyRecogniser.Chart? {
    var chart = recogniser.begin()
    return recogniser.verdict(on: row.terminals[...], from: &chart) == .accepted ? chart : nil
  }

  /// The tree apart from its places; nil for what has a fault of any kind.
  static func tree(of text: String) -> QueryTree? {
    let statement = Parser.parseQuery(SourceText(text))
    guard statement.diagnostics.isEmpty, case .query(let tree) = statement.kind else { return nil }
    return tree.withoutSpans
  }

  private static let spellings = [
    "NAME": "name", "WORD": "id", "FUNCTION": "days", "QUOTEDNAME": "`quoted name`", "TEXT": "'text'",
    "INTEGER": "5", "REAL": "0.5", "PARAMETER": "$1", "UNITDURATION": "2h30m", "ISODURATION": "P1DT2H",
    "EQUAL": "=", "NOTEQUAL": "!=",
  ]

  private static func spelling(of terminal: Terminal) -> String {
    switch terminal {
    case .literal(let text): text
    case .token(let name): spellings[name] ?? name
    }
  }
}
