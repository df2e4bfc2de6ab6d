import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// The limits that `Grammar/README.md` promises: at each the text is read, one beyond is a clear error.
@Suite struct LimitTests {
  @Test func theGuideNamesTheLimits() throws {
    let guide = try ProjectFiles.text("Grammar/README.md")
    #expect(Parser.longestStatement == 1_048_576 && guide.contains("1,048,576 bytes"))
    #expect(Parser.mostLevels == 256 && guide.contains("256 levels"))
    #expect(guide.contains("the first 1,000 faults"))
  }

  @Test(arguments: ["(", "f(", "any(", "a in (", "not ", "- ", "f(a, ", "a in (a, "])
  func levelsHaveALimit(opening: String) {
    let closing = opening.contains("(") ? ")" : ""
    for (levels, verdict) in [
      (256, []), (257, [("where ".utf8.count + 256 * opening.utf8.count, "too-deep")]),
    ] {
      let text =
        "where " + String(repeating: opening, count: levels) + "a" + String(repeating: closing, count: levels)
      let found = Parser.parseQuery(SourceText(text)).diagnostics.map {
        ($0.span?.start ?? 0, $0.code.rawValue)
      }
      #expect(found.map(\.1) == verdict.map(\.1), "\(levels) of \(opening)")
      // In a call and a list the level is counted at the bracket, behind what stands before it.
      #expect(
        zip(found, verdict).allSatisfy { ($1.0..<$1.0 + opening.utf8.count).contains($0.0) }, "\(opening)")
    }
  }

  /// Longer than any stack is deep; QuerySyntaxTests reads the longest there may be.
  @Test(arguments: [
    ("where a", " or a"), ("where a", " and a"), ("where a", " + a"), ("where a", " * a"),
    ("select a", ", a"),
    ("order by a", ", a desc"), ("group by a", ", a"), ("select a", ".a"), ("where a in (a", ", a"),
    ("select f(a", ", a"),
  ])
  func chainsAndListsHaveNone(beginning: String, part: String) {
    let closing = beginning.contains("(") ? ")" : ""
    let longest = (Parser.longestStatement - beginning.utf8.count - closing.utf8.count) / part.utf8.count
    let count = LongTexts.count(longest / 4)
    let text = beginning + String(repeating: part, count: count) + closing
    #expect(Parser.parseQuery(SourceText(text)).diagnostics.isEmpty, "\(count) times \(part)")
  }

  @Test func aStatementHasALongestLength() {
    for (length, codes) in [
      (Parser.longestStatement, [DiagnosticCode]()), (Parser.longestStatement + 1, [.tooLong]),
    ] {
      let text = "search '" + String(repeating: "x", count: length - 9) + "'"
      #expect(text.utf8.count == length)
      let diagnostics = Parser.parseQuery(SourceText("  \(text)  ")).diagnostics
      #expect(diagnostics.map(\.code) == codes)
      #expect(diagnostics.allSatisfy { $0.span == .point(2 + Parser.longestStatement) })
    }
  }

  @Test func soManyFaultsAreReported() {
    for (count, reported) in [(1_000, 1_000), (1_001, 1_000)] {
      let text = "select " + String(repeating: "$, ", count: count) + "a"
      #expect(Parser.parseQuery(SourceText(text)).diagnostics.count == reported)
    }
  }
}
