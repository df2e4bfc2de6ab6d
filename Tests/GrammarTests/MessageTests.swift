import GrammarKit
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// What messages say was expected can stand there: in the texts of the scripts, which have the words of other
/// languages that no edit of a sentence has. (`EditTests` asks the same of every edit.)
@Suite struct MessageTests {
  @Test func whatIsSaidToBeExpectedCanStandThere() throws {
    let query = try QueryGrammar.shared.get()
    let phrases = try ExpectedPhrases(query.grammar)
    var checked = 0
    for text in try GoldenScript.inputs(folder: "syntax-errors") {
      let verdict = ParserVerdict(of: text)
      // A sign beyond ASCII is answered with its plain form, wherever it stands.
      guard let fault = verdict.fault, text.utf8.dropFirst(fault).first ?? 0 < 0x80,
        let phrase = verdict.expected,
        let chart = Self.chart(behind: text.utf8.prefix(fault), of: query)
      else { continue }
      checked += 1
      let broken = phrases.broken(
        phrase, allowed: query.scripts.expected(chart), mayEnd: query.scripts.accepts(chart))
      #expect(broken.isEmpty, "\(text)\n\(verdict.said)")
    }
    #expect(checked > 60, "so few messages mean nothing")
  }

  /// Nil where the beginning of the text is none of a sentence.
  private static func chart(
    behind beginning: String.UTF8View.SubSequence, of query: QueryGrammar
  ) -> EarleyRecogniser.Chart? {
    guard let text = String(beginning), let tokens = query.reader.tokens(of: text) else { return nil }
    var chart = query.scripts.begin()
    for token in tokens where !query.scripts.take(token.terminals, &chart) { return nil }
    return chart
  }
}
