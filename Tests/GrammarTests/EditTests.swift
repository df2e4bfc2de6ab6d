import GrammarKit
import TestSupport
import Testing

/// Every edit of a covering sentence by one token: the parser and the recogniser must say the same of each, and where
/// a message says what was expected, it can stand there.
@Suite struct EditTests {
  /// Under a sanitizer this many sentences would take longer than all other tests together.
  @Test(.enabled(if: ProcessorTime.allowance == 1))
  func parserAndRecogniserAgreeOnEveryEdit() throws {
    let query = try QueryGrammar.shared.get()
    var comparison = Comparison(query, try ExpectedPhrases(query.grammar))
    for sentence in query.rows { comparison.compareEdits(of: sentence) }
    #expect(comparison.seen.count > 100_000, "so few edits mean nothing")
    #expect(comparison.disagreements.isEmpty, "\(Self.report(comparison.disagreements))")
    #expect(comparison.messages.count > 2_000, "so few messages mean nothing")
    #expect(
      comparison.brokenMessages.isEmpty, "\(Self.report(comparison.brokenMessages.map { "\($0): \($1)" }))")
  }

  private static func report(_ lines: [String]) -> String {
    "\(lines.count):\n" + lines.prefix(20).joined(separator: "\n")
  }

  private struct Comparison {
    let query: QueryGrammar
    let phrases: ExpectedPhrases
    var seen: Set<String> = []
    var disagreements: [String] = []
    /// What messages said was expected behind which beginnings.
    var messages: Set<String> = []
    /// Those that promise what cannot stand there, by what they say and the word before.
    var brokenMessages: [String: String] = [:]

    init(_ query: QueryGrammar, _ phrases: ExpectedPhrases) {
      self.query = query
      self.phrases = phrases
    }

    mutating func compareEdits(of sentence: TokenRow) {
      let charts = query.charts(of: sentence, with: query.recogniser)
      for (row, position) in sentence.edits(with: query.alphabet) where !row.mayBeRequest {
        let text = row.text
        guard !text.isEmpty, seen.insert(text).inserted else { continue }
        // `starts` means something else before `with`: one token before the edit is read again.
        let start = max(position - 1, 0)
        var chart = charts[start]
        let verdict = query.recogniser.verdict(on: row.terminals[start...], from: &chart)
        var fault: Int?
        if case .rejected(let place) = verdict { fault = row.offset(of: place) }
        compare(text, fault, chart)
      }
    }

    private mutating func compare(_ text: String, _ fault: Int?, _ chart: EarleyRecogniser.Chart) {
      let parser = ParserVerdict(of: text)
      guard parser.agrees(withFaultAt: fault) else {
        let grammar = fault.map { "fault at \($0)" } ?? "accepted"
        return disagreements.append("\(text)\n  grammar: \(grammar), parser: \(parser.said)")
      }
      guard let fault, parser.fault == fault, let phrase = parser.expected else { return }
      let beginning = String(decoding: text.utf8.prefix(fault), as: UTF8.self)
      guard messages.insert("\(beginning)\(phrase)").inserted else { return }
      let broken = phrases.broken(
        phrase, allowed: query.recogniser.expected(chart), mayEnd: query.recogniser.accepts(chart))
      if !broken.isEmpty {
        brokenMessages["\(phrase) behind \(beginning.split(separator: " ").last ?? "")"] = parser.said
      }
    }
  }
}
