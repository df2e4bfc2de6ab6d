import GrammarKit
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// The covering sentences of the grammar, and random ones, as the parser reads them.
@Suite struct CoveringTests {
  @Test func theParserAcceptsEveryCoveringSentence() throws {
    for row in try QueryGrammar.shared.get().rows {
      #expect(ParserVerdict(of: row.text).fault == nil, "\(row.text)")
    }
  }

  @Test func theParserAcceptsRandomSentences() throws {
    let query = try QueryGrammar.shared.get()
    let settings = RandomTestSettings(defaultRounds: 2_000)
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      let row = query.row(query.random(size: 5 + random.below(60), using: &random))
      #expect(ParserVerdict(of: row.text).fault == nil, "seed \(seed): \(row.text)")
    }
  }

  /// Precedence and associativity: a bracket around all that a layer of the grammar joins changes nothing.
  @Test func bracketsAroundEveryLayerMakeTheSameTree() throws {
    let query = try QueryGrammar.shared.get()
    let settings = RandomTestSettings(defaultRounds: 3_000)
    var sentences = query.covering
    for round in 0..<settings.rounds {
      var random = SeededGenerator(seed: settings.seed(ofRound: round))
      sentences.append(query.random(size: 10 + random.below(50), using: &random))
    }
    for sentence in sentences {
      let (plain, bracketed) = (query.row(sentence), query.row(sentence, bracketing: query.layers))
      let isSame = QueryGrammar.tree(of: plain.text) == QueryGrammar.tree(of: bracketed.text)
      #expect(isSame, "\(plain.text)\n\(bracketed.text)")
    }
  }

  /// A chain is read from left to right: brackets around its first two members change nothing.
  @Test func bracketsAroundTheFirstOfAChainMakeTheSameTree() throws {
    let query = try QueryGrammar.shared.get()
    let settings = RandomTestSettings(defaultRounds: 3_000)
    var bracketed = 0
    for round in 0..<settings.rounds {
      var random = SeededGenerator(seed: settings.seed(ofRound: round))
      let sentence = query.random(size: 30 + random.below(50), using: &random)
      let (plain, first) = (query.row(sentence), query.rowBracketingFirst(sentence))
      guard first.words.count > plain.words.count else { continue }
      bracketed += 1
      let isSame = QueryGrammar.tree(of: plain.text) == QueryGrammar.tree(of: first.text)
      #expect(isSame, "\(plain.text)\n\(first.text)")
    }
    #expect(bracketed * 10 > settings.rounds, "so few chains mean nothing")
  }

  @Test func everyLayerIsBracketedSomewhere() throws {
    let query = try QueryGrammar.shared.get()
    #expect(query.layers.isSuperset(of: ["Expression", "Predicate", "Sum", "Unary"]))
    for layer in query.layers {
      let isBracketed = query.covering.contains { sentence in
        sentence.terminals(bracketing: [layer]).count > sentence.terminals.count
      }
      #expect(isBracketed, "\(layer)")
    }
  }

  /// Printing what was read and reading it again changes nothing, and printing again gives the same text.
  @Test func whatIsPrintedIsReadAsTheSame() throws {
    let query = try QueryGrammar.shared.get()
    let settings = RandomTestSettings(defaultRounds: 1_000)
    var rows = query.rows
    for round in 0..<settings.rounds {
      var random = SeededGenerator(seed: settings.seed(ofRound: round))
      rows.append(query.row(query.random(size: 10 + random.below(50), using: &random)))
    }
    var printedRows = 0
    for row in rows {
      guard let first = QueryGrammar.tree(of: row.text) else { continue }
      printedRows += 1
      let printed = SyntaxPrinter.print(first)
      let second = try #require(QueryGrammar.tree(of: printed), "\(printed)")
      #expect(second == first, "\(row.text)\n\(printed)")
      #expect(SyntaxPrinter.print(second) == printed)
    }
    #expect(printedRows * 10 > rows.count * 7, "few sentences have no fault beyond the grammar")
  }
}
