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
      let trees = [plain, bracketed].map { tree(of: $0.text) }
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
    for row in try QueryGrammar.shared.get().rows {
      guard let first = tree(of: row.text) else { continue }
      let printed = SyntaxPrinter.print(first)
      let second = try #require(tree(of: printed), "\(printed)")
      #expect(second == first, "\(row.text)\n\(printed)")
      #expect(SyntaxPrinter.print(second) == printed)
    }
  }

  /// The tree apart from its places; nil for what has a fault of any kind.
  private func tree(of text: String) -> QueryTree? {
    let statement = Parser.parseQuery(SourceText(text))
    guard statement.diagnostics.isEmpty, case .query(let tree) = statement.kind else { return nil }
    return tree.withoutSpans
  }
}
