import GrammarKit
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// The cases that people wrote, each with its reason: what the parser says of them, and the grammar.
@Suite struct HandCaseTests {
  @Test func theParserSaysWhatTheCaseSays() throws {
    for item in try HandCase.all() {
      let fault = Self.diagnostics(of: item).min { $0.span?.start ?? 0 < $1.span?.start ?? 0 }
      let found = fault.map { HandCase.Verdict.fails(at: $0.span?.start ?? 0, $0.code) } ?? .ok
      #expect(found == item.verdict, "\(item.text)\n\(fault?.message ?? "")")
    }
  }

  /// What has a code of its own the grammar allows, or it finds the fault in the same place.
  @Test func theGrammarSaysWhatTheCaseSays() throws {
    let query = try QueryGrammar.shared.get()
    for item in try HandCase.all() {
      guard let tokens = query.reader.tokens(of: item.text), !Self.hasForeignSigns(item.text) else {
        continue
      }
      let recogniser = item.rule == "Script" ? query.scripts : query.recogniser
      var found: Int?
      if case .rejected(let place) = recogniser.verdict(on: tokens.map(\.terminals)) {
        found = place < tokens.count ? tokens[place].offset : item.text.utf8.count
      }
      switch item.verdict {
      case .ok: #expect(found == nil, "\(item.text)")
      case .fails(let offset, .syntax), .fails(let offset, .chainedComparison):
        #expect(found == offset, "\(item.text)")
      case .fails(let offset, _): #expect(found == nil || found == offset, "\(item.text)")
      }
    }
  }

  @Test func everyRuleHasCases() throws {
    let cases = try HandCase.all()
    #expect(cases.count > 150)
    #expect(cases.allSatisfy { !$0.reason.isEmpty })
    #expect(Set(cases.map(\.rule)) == Set(try QueryGrammar.shared.get().grammar.rules.map(\.name)))
  }

  #if DEBUG
    @Test func theCaseTakesTheRuleThatItIsAbout() throws {
      for item in try HandCase.all() where item.verdict == .ok {
        let taken = ProductionTrace.taken { _ = Self.diagnostics(of: item) }
        #expect(taken.productions.map(\.rawValue).contains(item.rule), "\(item.text)")
      }
    }
  #endif

  /// True where the lexer takes together what is nothing in the grammar, such as `=>`, or reports it.
  private static func hasForeignSigns(_ text: String) -> Bool {
    var lexer = Lexer(SourceText(text))
    while true {
      switch lexer.next().kind {
      case .foreign, .invalid: return true
      case .end: return false
      default: continue
      }
    }
  }

  private static func diagnostics(of item: HandCase) -> [Diagnostic] {
    let source = SourceText(item.text)
    guard item.rule == "Script" else { return Parser.parseQuery(source).diagnostics }
    return Parser.parseScript(source).flatMap(\.diagnostics)
  }
}
