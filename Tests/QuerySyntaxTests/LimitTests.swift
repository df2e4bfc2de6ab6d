import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// Limits, each a clear error and never a crash; and time that grows with the text only.
struct LimitTests {
  static let nests = [
    ("(", "1", ")"), ("not ", "a", ""), ("- ", "a", ""), ("- ", "1", ""), ("f(", "1", ")"),
    ("any(", "a", ")"), ("x in (", "1", ")"),
  ]

  @Test(arguments: nests)
  func deepNestingHasALimit(nest: (opening: String, core: String, closing: String)) {
    for (levels, codes) in [(256, [DiagnosticCode]()), (257, [.tooDeep])] {
      let text =
        "where " + String(repeating: nest.opening, count: levels) + nest.core
        + String(repeating: nest.closing, count: levels)
      #expect(Self.codes(text) == codes, "\(levels) levels of \(nest.opening)")
    }
  }

  static func long(_ unit: String, _ bytes: Int = Parser.longestStatement - 20) -> String {
    String(repeating: unit, count: bytes / unit.utf8.count)
  }

  static func codes(_ text: String) -> [DiagnosticCode] {
    Parser.parseScript(SourceText(text)).flatMap(\.diagnostics).map(\.code)
  }

  static var large: [(name: String, text: String, code: DiagnosticCode?)] {
    [
      ("sum", "select 1" + String(repeating: "+1", count: 499_999), nil),
      ("or", "where a" + String(repeating: " or a", count: 99_999), nil),
      ("in", "where a in (1" + String(repeating: ", 1", count: 99_999) + ")", nil),
      ("path", "select a" + long(".a"), nil),
      ("brackets", "where " + long("("), .tooDeep), ("minus", "where " + long("- "), .tooDeep),
      ("not", "where " + long("not "), .tooDeep), ("digits", "where a = " + long("9"), .badNumber),
      ("text", "where a = '" + long("x") + "'", nil),
    ]
  }

  @Test func largeStatementsAreReadInLinearTimeWithHalfAMebibyteOfStack() throws {
    let outcomes = try SmallStack.run { LimitTests.large.map { LimitTests.outcome(of: $0.text) } }
    for (statement, outcome) in zip(Self.large, outcomes) {
      #expect(outcome.codes == (statement.code.map { [$0] } ?? []), "\(statement.name)")
      #expect(
        outcome.seconds < 20 * ProcessorTime.allowance, "\(statement.name) \(outcome.printed.utf8.count)")
    }
  }

  private static func outcome(
    of text: String
  ) -> (codes: [DiagnosticCode], printed: String, seconds: Double) {
    var (codes, printed) = ([DiagnosticCode](), "")
    let seconds = ProcessorTime.seconds {
      let statement = Parser.parseQuery(SourceText(text))
      codes = statement.diagnostics.map(\.code)
      if case .query(let tree) = statement.kind { printed = SyntaxPrinter.print(tree) }
    }
    return (codes, printed, seconds)
  }

  @Test func aStatementOfOneMebibyteIsTheLongest() {
    let fits = "select '" + String(repeating: "x", count: Parser.longestStatement - 9) + "'"
    #expect(Self.codes(fits) == [])
    #expect(Self.codes(fits + ";where a") == [])
    #expect(Self.codes(fits + " ") == [])
    #expect(Self.codes(fits + "a; where a >") == [.tooLong, .syntax])
  }

  @Test func invalidUTF8IsReportedAtItsByte() {
    let bytes = Array("where a; where b = '".utf8) + [0xE2, 0x82] + Array("'; where c >".utf8)
    let diagnostics = Parser.parseScript(SourceText(utf8: bytes)).flatMap(\.diagnostics)
    #expect(diagnostics.map(\.code) == [.notUTF8, .syntax])
    #expect(diagnostics.first?.span == SourceSpan(20, 22))
  }

  @Test func aThreadWithHalfAMebibyteOfStackIsEnoughForNesting() throws {
    try SmallStack.run {
      for nest in LimitTests.nests {
        let text =
          "where " + String(repeating: nest.0, count: 256) + nest.1 + String(repeating: nest.2, count: 256)
        guard case .query(let tree) = Parser.parseQuery(SourceText(text)).kind else { continue }
        _ = SyntaxPrinter.print(tree)
      }
    }
  }
}
