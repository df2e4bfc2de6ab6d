import GrammarKit
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

@Suite struct CoveringTests {
  @Test func editsGetTheSameVerdict() throws {
    let query = try QueryGrammar.shared.get()
    var mismatches: [String: Int] = [:]
    var examples: [String: String] = [:]
    var count = 0
    var seen: Set<String> = []
    var toolong = 0
    for sentence in query.rows {
      var charts = [query.recogniser.begin()]
      for token in sentence.terminals {
        var chart = charts[charts.count - 1]
        guard query.recogniser.take(token, &chart) else { print("not accepted", sentence.text); break }
        charts.append(chart)
      }
      guard charts.count == sentence.words.count + 1 else { continue }
      for (row, position) in sentence.edits(with: query.alphabet) {
        let text = row.text
        guard seen.insert(text).inserted else { continue }
        count += 1
        let start = max(position - 1, 0)
        var chart = charts[start]
        let verdict = query.recogniser.verdict(on: row.terminals[start...], from: &chart)
        let expected: ParserVerdict = switch verdict {
          case .accepted: .accepted
          case .rejected(let at): .rejected(at: row.offset(of: at))
        }
        let found = ParserVerdict(of: text)
        if found != expected {
          let d = Parser.parseQuery(SourceText(text)).diagnostics.first
          var key = "\(d?.message ?? "accepted")"
          key = String(key.prefix(70))
          mismatches[key, default: 0] += 1
          examples[key] = "\(text)   grammar \(expected) parser \(found)"
        }
        toolong += text.utf8.count
      }
    }
    print("count", count, "mismatches", mismatches.values.reduce(0, +))
    for (k, v) in mismatches.sorted(by: { $0.value > $1.value }).prefix(150) { print(v, k, "|", examples[k] ?? "") }
  }
}
