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
        let taken = ProductionTrace.taken { _ = Parser.parseQuery(SourceText(text)) }
        Self.expect(taken, by: sentence, query, text)
      }
    }

    /// Also of sentences that nobody made: Earley's method tells how the grammar makes them.
    @Test func theParserTakesTheRulesThatTheRecogniserFinds() throws {
      let query = try QueryGrammar.shared.get()
      var (seen, count) = (Set<String>(), 0)
      for sentence in query.rows {
        for (row, _) in sentence.edits(with: query.alphabet) where !row.mayBeRequest {
          let text = row.text
          // A part of them is enough.
          guard seen.insert(text).inserted, seen.count % 20 == 0, !text.isEmpty,
            let chart = query.chart(of: row), let derivation = query.recogniser.derivation(chart)
          else { continue }
          count += 1
          var diagnostics: [Diagnostic] = []
          let taken = ProductionTrace.taken { diagnostics = Parser.parseQuery(SourceText(text)).diagnostics }
          // What only a call can be, `all(*)`, the parser takes for a quantifier that is wrong.
          let codes = diagnostics.map(\.code)
          if codes.contains(.badQuantifier) || codes.contains(.wrongArgumentCount) { continue }
          Self.expect(taken, by: derivation, query, text)
        }
      }
      #expect(count > 1_000, "so few sentences mean nothing")
    }

    @Test func theRecogniserFindsTheDerivationThatMadeASentence() throws {
      let query = try QueryGrammar.shared.get()
      for sentence in query.covering {
        let chart = try #require(query.chart(of: query.row(sentence)))
        #expect(query.recogniser.derivation(chart) == sentence, "\(query.row(sentence).text)")
      }
    }

    @Test func everyRuleAndEveryAlternativeIsTakenSomewhere() throws {
      let query = try QueryGrammar.shared.get()
      let scripts = query.rows.map(\.text) + ["explain /2.3.0/agencies/; ; where a"]
      let taken = ProductionTrace.taken {
        for script in scripts { _ = Parser.parseScript(SourceText(script)) }
      }
      #expect(taken.productions == Set(Production.allCases))
      #expect(taken.alternatives == Set(ProductionAlternative.allCases))
    }

    private static func expect(
      _ taken: ProductionTrace.Taken, by derivation: Derivation, _ query: QueryGrammar, _ text: String
    ) {
      let rules = Set(taken.productions.map(\.rawValue))
      let made = derivation.rules(joiningIn: query.layers)
      #expect(rules == made, "\(text)\n\(rules.symmetricDifference(made).sorted())")
      let alternatives = Set(taken.alternatives.map(\.rawValue))
      let chosen = Set(derivation.alternatives.map(\.description))
      #expect(alternatives == chosen, "\(text)\n\(alternatives.symmetricDifference(chosen).sorted())")
    }
  }
#endif
