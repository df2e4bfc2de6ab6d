import QueryBinder
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// What fixes promise, whatever script a query stands in: they can all be made at once, and what comes of it parses.
struct FixLawTests {
  private static let folders = ["syntax-errors", "binding", "answers", "lists", "format", "tokens", "trees"]

  private static func inputs() throws -> [String] {
    try folders.flatMap { try GoldenScript.inputs(folder: $0) }
  }

  /// What is wrong with the syntax, and then all that is said, of names and types too.
  private static func diagnostics(of text: String) -> (syntax: [Diagnostic], all: [Diagnostic]) {
    let syntax = Parser.parseScript(SourceText(text)).flatMap(\.diagnostics)
    return (syntax, syntax + (BindingTranscript.bind(text)?.diagnostics ?? []))
  }

  /// The text with all fixes made.
  private static func applying(_ fixes: [Diagnostic.Fix], to text: String) -> String {
    var bytes = Array(text.utf8)
    for fix in fixes.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(fix.span.start..<fix.span.end, with: Array(fix.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func noTwoFixesOfAQueryOverlap() throws {
    for input in try Self.inputs() {
      let spans = Self.diagnostics(of: input).all.compactMap { $0.fix?.span }.sorted {
        ($0.start, $0.end) < ($1.start, $1.end)
      }
      for (first, second) in zip(spans, spans.dropFirst()) {
        #expect(
          first.end <= second.start && first.start < max(second.start, second.end), "\(input): \(spans)")
      }
    }
  }

  /// Where every error comes with a fix, making them, and those of what comes to light then, ends with a query.
  @Test func aQueryWhoseFixesAreAllMadeParses() throws {
    for input in try Self.inputs() {
      var text = input
      var rounds = 0
      while rounds < 12 {
        let faults = Self.diagnostics(of: text).syntax
        let fixes = faults.compactMap(\.fix)
        guard !faults.isEmpty, fixes.count == faults.count else { break }
        text = Self.applying(fixes, to: text)
        rounds += 1
      }
      #expect(rounds < 12, "\(input)\nmended again and again: \(text)")
    }
  }

  @Test func whatIsWrongWithNamesAndTypesIsMendedByWhatParses() throws {
    for input in try Self.inputs() {
      let (syntax, all) = Self.diagnostics(of: input)
      let fixes = all.compactMap(\.fix)
      guard syntax.isEmpty, !fixes.isEmpty else { continue }
      for fix in fixes {
        let mended = Self.applying([fix], to: input)
        #expect(Self.diagnostics(of: mended).syntax.isEmpty, "\(input)\nmended: \(mended)")
      }
      let mended = Self.applying(fixes, to: input)
      #expect(Self.diagnostics(of: mended).syntax.isEmpty, "\(input)\nmended: \(mended)")
    }
  }
}
