import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// The scripts under `Tests/Scripts` say what the lexer, the parser and the printer do.
struct ScriptTests {
  @Test func tokensAreAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "tokens") { SyntaxText.tokens(of: SourceText($0)) }
    #expect(mismatches.isEmpty, "\(mismatches)")
  }

  @Test func treesAreAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "trees") { SyntaxText.trees(of: SourceText($0)) }
    #expect(mismatches.isEmpty, "\(mismatches)")
  }

  @Test func canonicalTextIsAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "format") { SyntaxText.format(of: SourceText($0)) }
    #expect(mismatches.isEmpty, "\(mismatches)")
  }

  @Test func errorsAreAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "syntax-errors") { SyntaxText.errors(of: SourceText($0)) }
    #expect(mismatches.isEmpty, "\(mismatches)")
  }

  @Test func everyFixMendsWhatItIsGivenFor() throws {
    for input in try GoldenScript.inputs(folder: "syntax-errors") {
      let source = SourceText(input)
      for fault in Parser.parseScript(source).flatMap(\.diagnostics) {
        guard let fix = fault.fix else { continue }
        let mended = Parser.parseScript(SourceText(SyntaxText.applying(fix, to: source)))
        let isThere = mended.flatMap(\.diagnostics).contains {
          $0.message == fault.message && $0.span?.start == fault.span?.start
        }
        #expect(!isThere, "\(input): \(fault.message)")
      }
    }
  }
}
