import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// What holds for every text.
struct LawTests {
  @Test func printedQueriesReadBackAsTheSameTree() {
    for seed in UInt64(1)...400 {
      var generator = RandomQuery(seed: seed)
      let text = generator.query()
      let first = Parser.parseQuery(SourceText(text))
      #expect(first.diagnostics.isEmpty, "seed \(seed): \(text) \(first.diagnostics)")
      guard case .query(let tree) = first.kind else { continue }
      let printed = SyntaxPrinter.print(tree)
      let second = Parser.parseQuery(SourceText(printed))
      guard case .query(let again) = second.kind else { continue }
      #expect(second.diagnostics.isEmpty, "seed \(seed): \(printed)")
      #expect(tree.withoutSpans == again.withoutSpans, "seed \(seed): \(text) -> \(printed)")
      #expect(SyntaxPrinter.print(again) == printed, "seed \(seed)")
      #expect(isInOrder(tree.expressions), "seed \(seed): \(text)")
    }
  }

  /// Children stand before their parents, inside their span, and no subtree reaches outside the array.
  private func isInOrder(_ tree: ExpressionTree) -> Bool {
    tree.nodes.indices.allSatisfy { position in
      let node = tree.nodes[position]
      return node.subtreeStart >= 0 && node.subtreeStart <= position
    }
  }

  @Test func everyPrefixIsReadWithSpansInOrder() {
    for text in LawTests.samples {
      let bytes = Array(text.utf8)
      for length in 0...bytes.count { checkSpans(Array(bytes[..<length])) }
    }
  }

  @Test func everyChangedByteIsReadWithSpansInOrder() {
    let replacements = Array("'\"`(),.;-+*/%=<>!$#|{}[] \n0aP_\\".utf8) + [0, 0x7F, 0xC3, 0xFF]
    for text in LawTests.samples {
      var bytes = Array(text.utf8)
      for index in bytes.indices {
        let byte = bytes[index]
        for replacement in replacements {
          bytes[index] = replacement
          checkSpans(bytes)
        }
        bytes[index] = byte
      }
    }
  }

  private func checkSpans(_ bytes: [UInt8]) {
    let statements = Parser.parseScript(SourceText(utf8: bytes))
    let spans = statements.flatMap(\.diagnostics).compactMap(\.span)
    let fixes = statements.flatMap(\.diagnostics).compactMap { $0.fix?.span }
    let isInRange = (spans + fixes).allSatisfy { $0.start >= 0 && $0.end <= bytes.count }
    let isSorted = zip(spans, spans.dropFirst()).allSatisfy { $0.start <= $1.start }
    #expect(isInRange && isSorted, "\(String(decoding: bytes, as: UTF8.self)): \(spans)")
  }

  private static let samples = [
    "where in_space and flights_count > 1 order by -time_in_space nulls first, name desc limit 10 offset $skip",
    "select distinct a.b as `c d`, count(distinct x), -3 * (2 + 1) search \"it''s\" group by year(t) having sum(x) > 2h30m",
    "explain analyze where a not in (1, 2.5, 'x') or not b between PT1H and P2D and c is not null; where any(t = 'é')",
    "where 1 < x < 5 and a = 12abc or name not like 'S%' -- comment\n; /spacecraft/?limit=1;\n.help",
  ]
}
