import GrammarKit
import QuerySyntax
import TestSupport
import Testing

/// The grammar's file itself, and what is made from it.
@Suite struct GrammarFileTests {
  @Test func theGrammarIsWellFormed() throws {
    let analysis = GrammarAnalysis(try QueryGrammar.shared.get().grammar)
    #expect(analysis.faults.isEmpty, "\(analysis.faults)")
  }

  /// One token tells the way everywhere else; `is`, `starts` and a name before `(` are told by what a word is.
  @Test func twoTokensAreNeededInTwoPlacesOnly() throws {
    let analysis = GrammarAnalysis(try QueryGrammar.shared.get().grammar)
    #expect(analysis.conflicts.map(\.description) == ["Statement: 'explain'", "Test: 'not'"])
  }

  @Test func everyFileMadeFromTheGrammarIsUpToDate() throws {
    for (path, text) in GeneratedFiles.all(of: try QueryGrammar.shared.get().grammar) {
      #expect(try ProjectFiles.text(path) == text, "\(path) is stale: run `make grammar`")
    }
  }

  @Test func productionsHaveTheNamesOfTheRules() throws {
    let rules = try QueryGrammar.shared.get().grammar.rules.map(\.name)
    #expect(Production.allCases.map(\.rawValue) == rules)
  }

  @Test func alternativesAreToldApartByWhatTheyBeginWith() throws {
    let alternatives = try QueryGrammar.shared.get().grammar.alternatives.map(\.description)
    #expect(ProductionAlternative.allCases.map(\.rawValue) == alternatives)
    #expect(Set(alternatives).count == alternatives.count)
    #expect(alternatives.contains("Test: TextTest") && alternatives.contains("Sum: '+'"))
  }

  /// Every rule tells people what it is, with a sentence that has it.
  @Test func everyRuleHasHelpAndAnExampleThatIsRead() throws {
    for rule in try QueryGrammar.shared.get().grammar.rules {
      #expect(!rule.help.isEmpty, "\(rule.name)")
      let example = try #require(rule.example, "\(rule.name)")
      let texts = rule.name == "Script" ? example.split(separator: ";").map(String.init) : [example]
      for text in texts { #expect(ParserVerdict(of: text).fault == nil, "\(rule.name): \(text)") }
    }
  }

  static let faulty: [(text: String, fault: String)] = [
    ("One ::= Two", "line 1: `Two` is not defined"),
    ("One ::= 'a' One?\nTwo ::= 'b'", "line 2: `Two` is never used"),
    ("One ::= 'a' One", "line 1: `One` never comes to an end"),
    ("One ::= One 'a' | 'b'", "line 1: `One` may begin with itself"),
    ("One ::= Two* 'a'\nTwo ::= 'b'?", "line 1: `One` repeats what may be nothing"),
  ]

  @Test(arguments: faulty)
  func aFaultOfAGrammarIsTold(text: String, fault: String) throws {
    let analysis = GrammarAnalysis(try EBNFReader.read(text))
    #expect(analysis.faults.map(\.description).contains(fault))
  }

  @Test(arguments: [
    ("One ::= ( 'a'", "line 1: the bracket that opens here does not close"),
    ("One ::= 'a\n", "line 1: a text in quotes does not end on its line, or is empty"),
    ("One ::= 'a'\nOne ::= 'b'", "line 2: found a second rule `One`"),
    ("One ::= [ab\n", "line 1: the set of characters does not end on its line"),
    ("/* no end", "line 1: the comment does not end"),
    ("One ::= 'a' % 'b'", "line 1: found `%`, which means nothing here"),
  ])
  func aTextThatIsNoGrammarIsRefused(text: String, fault: String) {
    #expect(throws: GrammarFault.self) { try EBNFReader.read(text) }
    do {
      _ = try EBNFReader.read(text)
    } catch {
      #expect(error.description == fault)
    }
  }
}
