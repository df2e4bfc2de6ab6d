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
      let (plain, bracketed) = (query.row(sentence), query.row(sentence, bracketing: QueryGrammar.layers))
      let trees = [plain, bracketed].map { QueryGrammar.tree(of: $0.text) }
      #expect(trees[0] == trees[1], "\(plain.text)\n\(bracketed.text)")
    }
  }

  @Test func everyLayerIsBracketedSomewhere() throws {
    let query = try QueryGrammar.shared.get()
    for layer in QueryGrammar.layers {
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
