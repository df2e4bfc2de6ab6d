#if DEBUG
  import GrammarKit
  import QueryDiagnostics
  import QuerySyntax
  import TestSupport
  import Testing

  /// The rules that the parser says it takes, held against those that a sentence was made of.
  @Suite struct ProductionTests {
    @Test func theParserTakesTheRulesThatMadeTheSentence() throws {
      let query = try QueryGrammar.shared.get()
      var sentences = query.covering
      let settings = RandomTestSettings(defaultRounds: 1_000)
      for round in 0..<settings.rounds {
        var random = SeededGenerator(seed: settings.seed(ofRound: round))
        sentences.append(query.random(size: 5 + random.below(60), using: &random))
      }
      for sentence in sentences {
        let text = query.row(sentence).text
        let taken = Self.taken { _ = Parser.parseQuery(SourceText(text)) }
        let made = sentence.rules(joiningIn: query.layers)
        #expect(taken == made, "\(text)\n\(taken.symmetricDifference(made).sorted())")
      }
    }

    @Test func everyRuleIsTakenSomewhere() throws {
      let query = try QueryGrammar.shared.get()
      let scripts = query.rows.map(\.text) + ["explain /2.3.0/agencies/; ; where a"]
      let taken = Self.taken {
        for script in scripts { _ = Parser.parseScript(SourceText(script)) }
      }
      #expect(taken == Set(query.grammar.rules.map(\.name)))
    }

    private static func taken(_ work: () -> Void) -> Set<String> {
      Set(ProductionTrace.productions(of: work).map(\.rawValue))
    }
  }
#endif
