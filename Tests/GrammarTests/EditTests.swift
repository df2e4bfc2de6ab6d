import GrammarKit
import TestSupport
import Testing

/// Every edit of a covering sentence by one token: the parser and the recogniser must say the same of each.
@Suite struct EditTests {
  /// One edited sentence of which they say different things.
  private struct Disagreement: CustomStringConvertible {
    let text: String
    let recogniser: Int?
    let parser: ParserVerdict

    var description: String {
      "\(text)\n  grammar: \(recogniser.map { "fault at \($0)" } ?? "accepted"), parser: \(parser.said)"
    }
  }

  /// Under a sanitizer this many sentences would take longer than all other tests together.
  @Test(.enabled(if: ProcessorTime.allowance == 1))
  func parserAndRecogniserAgreeOnEveryEdit() throws {
    let query = try QueryGrammar.shared.get()
    var seen: Set<String> = []
    var disagreements: [Disagreement] = []
    for sentence in query.rows {
      let charts = query.charts(of: sentence, with: query.recogniser)
      for (row, position) in sentence.edits(with: query.alphabet) where !row.mayBeRequest {
        let text = row.text
        guard seen.insert(text).inserted, !text.isEmpty else { continue }
        // `starts` means something else before `with`: one token before the edit is read again.
        let start = max(position - 1, 0)
        var chart = charts[start]
        let verdict = query.recogniser.verdict(on: row.terminals[start...], from: &chart)
        var fault: Int?
        if case .rejected(let place) = verdict { fault = row.offset(of: place) }
        let parser = ParserVerdict(of: text)
        if !parser.agrees(withFaultAt: fault) {
          disagreements.append(Disagreement(text: text, recogniser: fault, parser: parser))
        }
      }
    }
    #expect(seen.count > 100_000, "so few edits mean nothing")
    let shown = disagreements.prefix(20).map(\.description).joined(separator: "\n")
    #expect(disagreements.isEmpty, "\(disagreements.count) of \(seen.count) edits:\n\(shown)")
  }
}
