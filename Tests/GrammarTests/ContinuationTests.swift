import GrammarKit
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// What the parser says may come next, held against Earley's recogniser, which knows it exactly.
@Suite struct ContinuationTests {
  @Test func theTerminalsAreThoseOfTheGrammar() throws {
    let grammar = try QueryGrammar.shared.get().grammar
    let written = try PlainGrammar(grammar).terminals.map(\.written)
    #expect(GrammarTerminal.all.map(\.written).sorted() == written.sorted())
  }

  @Test(.enabled(if: ProcessorTime.allowance == 1))
  func whatMayComeNextIsExactInEveryCoveringSentence() throws {
    let query = try QueryGrammar.shared.get()
    var places = Places()
    for sentence in query.rows {
      places.visit(sentence, of: query)
      // Where every word is a name, a keyword is one too.
      for name in ["where", "as"] {
        guard let word = query.alphabet.first(where: { $0.text == name }),
          let place = sentence.words.firstIndex(where: { $0.text == "id" })
        else { continue }
        var named = sentence
        named.words[place] = word
        places.visit(named, of: query)
      }
    }
    #expect(places.seen.count > 1_000, "so few places mean nothing")
    #expect(places.disagreements.isEmpty, "\(places.report)")
  }

  @Test func whatMayComeNextIsExactInRandomSentences() throws {
    let query = try QueryGrammar.shared.get()
    let settings = RandomTestSettings(defaultRounds: 60)
    var places = Places()
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      places.visit(query.row(query.random(size: 5 + random.below(60), using: &random)), of: query)
      #expect(places.disagreements.isEmpty, "seed \(seed): \(places.report)")
    }
  }

  /// The places between two tokens that have been compared.
  private struct Places {
    var seen: Set<String> = []
    var disagreements: [String] = []
    var report: String { disagreements.prefix(20).joined(separator: "\n") }

    mutating func visit(_ sentence: TokenRow, of query: QueryGrammar) {
      let charts = query.charts(of: sentence, with: query.scripts)
      for (count, chart) in charts.enumerated() {
        let text = TokenRow(words: Array(sentence.words.prefix(count))).text
        guard seen.insert(text).inserted else { continue }
        let wanted = Set(query.scripts.expected(chart).map(\.written))
        let found = Set(ContinuationTests.continuations(behind: text).allowed.map(\.written))
        guard found != wanted else { continue }
        let (missing, extra) = (wanted.subtracting(found), found.subtracting(wanted))
        disagreements.append("\(text)\n  missing \(missing.sorted()), too many \(extra.sorted())")
      }
    }
  }

  private static func continuations(behind text: String) -> Continuations {
    Parser.continuations(in: SourceText(text), at: text.utf8.count)
  }

  /// Allowed by the grammar, and wrong all the same.
  @Test(arguments: [
    ("where a ", ["'where'"]), ("select a where b limit 1 ", ["'limit'", "'select'", "'where'"]),
    ("order by -a ", ["'asc'", "'desc'", "'order'"]), ("where any(", ["'*'", "'distinct'"]),
    ("where " + String(repeating: "(", count: 256), ["'('", "'-'", "'all'", "'any'"]),
  ])
  func whatHasACodeOfItsOwnIsNotOffered(text: String, terminals: [String]) {
    let found = Self.continuations(behind: text)
    #expect(found.refused.map(\.written).sorted().starts(with: terminals))
    #expect(found.refused.isSubset(of: found.allowed))
    #expect(found.offered.isDisjoint(with: found.refused))
  }

  @Test(arguments: [
    "where a = 'text", "where `name", "where a -- a remark", ".help", "where a = = b", "select )",
    "where a = $",
    "/2.3.0/agencies/ more",
  ])
  func nothingMayComeNext(text: String) {
    #expect(Self.continuations(behind: text).allowed.isEmpty)
  }

  @Test func onlyTheClauseAtHandDecides() {
    let alone = Self.continuations(behind: "order by a ")
    #expect(!alone.allowed.isEmpty)
    for before in ["selct b where c d ", "where a; ", ".help\n", "/2.3.0/agencies/; ", "where a -- remark\n"]
    {
      #expect(Self.continuations(behind: before + "order by a ").allowed == alone.allowed, "\(before)")
    }
  }

  @Test func behindARequestOnlyItsEndComes() {
    for text in ["/2.3.0/agencies/", "explain ?limit=5 ", "where a; https://ll.thespacedevs.com/2.3.0/"] {
      #expect(Self.continuations(behind: text).allowed == [.sign(.semicolon)], "\(text)")
    }
  }

  @Test func whatStandsBehindThePlaceDoesNotMatter() {
    let text = "where name  limit 'x"
    let found = Parser.continuations(in: SourceText(text), at: 11)
    #expect(found == Self.continuations(behind: "where name"))
    #expect(found.offered.contains(.keyword(.limit)))
  }

  /// It is asked at every press of a key: debug builds, which are some thirty times slower, stay below this too.
  @Test func anOrdinaryQueryTakesNoTime() {
    let text =
      "select name, agency.abbrev as agency where flights_count between 2 and 5 and name like 'Dragon%' "
    let seconds = ProcessorTime.seconds {
      for _ in 0..<10 { _ = Self.continuations(behind: text) }
    }
    #expect(seconds < 0.3 * ProcessorTime.allowance, "\(seconds / 10) s each")
  }
}
