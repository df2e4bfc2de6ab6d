import GrammarKit
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// The lexer against the terminals as the grammar spells them.
@Suite struct TerminalTests {
  /// The kinds of tokens that a terminal may be.
  private static let kinds: [String: Set<Token.Kind>] = [
    "NAME": [.word, .quotedName], "FUNCTION": [.word], "WORD": [.word], "QUOTEDNAME": [.quotedName],
    "PARAMETER": [.parameter], "TEXT": [.text], "INTEGER": [.integer], "REAL": [.real],
    "UNITDURATION": [.unitDuration], "ISODURATION": [.isoDuration], "EQUAL": [.equal],
    "NOTEQUAL": [.notEqual],
  ]

  /// What the grammar does not say of numbers and durations.
  private static let codesBeyond: Set<DiagnosticCode> = [.badNumber, .badDuration, .notFinite]

  @Test func aRandomSpellingOfATerminalIsThatToken() throws {
    let query = try QueryGrammar.shared.get()
    let spelling = TerminalSpelling(query.grammar)
    let settings = RandomTestSettings(defaultRounds: 150)
    for terminal in query.plain.terminals where terminal != .token("REQUEST") {
      var sound = 0
      for round in 0..<settings.rounds {
        let seed = settings.seed(ofRound: round)
        var random = SeededGenerator(seed: seed)
        let text = spelling.random(terminal, using: &random)
        var lexer = Lexer(SourceText(" \(text) "))
        let token = lexer.next()
        let place = "seed \(seed): \(terminal.written) as \(text)"
        #expect(token.span == SourceSpan(1, 1 + text.utf8.count), "\(place)")
        #expect(lexer.next().kind == .end, "\(place)")
        let isBeyond = lexer.diagnostics.contains { Self.codesBeyond.contains($0.code) }
        #expect(isBeyond || lexer.diagnostics.isEmpty, "\(place)")
        #expect(isBeyond || Self.isToken(token, of: terminal, spelt: text), "\(place)")
        sound += isBeyond ? 0 : 1
      }
      #expect(sound * 5 > settings.rounds, "few spellings of \(terminal.written) are sound")
    }
  }

  private static func isToken(_ token: Token, of terminal: Terminal, spelt text: String) -> Bool {
    switch terminal {
    case .literal(let literal) where Grammar.isWord(literal):
      token.kind == .word && text.lowercased() == literal
        && token.keyword?.rawValue == (Quantifier(rawValue: literal) == nil ? literal : nil)
    case .literal(let sign): token.kind.rawValue == sign
    case .token(let name): kinds[name]?.contains(token.kind) ?? false
    }
  }

  @Test func aRandomRequestIsOne() throws {
    let spelling = TerminalSpelling(try QueryGrammar.shared.get().grammar)
    let settings = RandomTestSettings(defaultRounds: 150)
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      let text = spelling.random(.token("REQUEST"), using: &random)
      // Two terminals of the grammar's own cannot be told apart by it: `//` opens no request, `;` may end one.
      if text.hasPrefix("//") || text.hasSuffix(";") { continue }
      let statements = Parser.parseScript(SourceText("explain \(text) ;"))
      #expect(statements.count == 1 && statements[0].diagnostics.isEmpty, "seed \(seed): \(text)")
      guard case .request(text, explain: .some)? = statements.first?.kind else {
        Issue.record("seed \(seed): \(text)")
        continue
      }
    }
  }

  @Test func whatStandsBetweenTokensIsNone() throws {
    let spelling = TerminalSpelling(try QueryGrammar.shared.get().grammar)
    let settings = RandomTestSettings(defaultRounds: 150)
    for round in 0..<settings.rounds {
      var random = SeededGenerator(seed: settings.seed(ofRound: round))
      for terminal in ["SPACE", "COMMENT"] {
        let text = spelling.random(.token(terminal), using: &random)
        var lexer = Lexer(SourceText(text + "\nname"))
        #expect(lexer.next().span.start == text.utf8.count + 1, "\(text)")
        #expect(lexer.diagnostics.isEmpty, "\(text)")
      }
    }
  }
}
