import QueryDiagnostics
import QueryPlan
import QuerySyntax
import TestSupport
import Testing

@testable import QueryBinder

/// The scripts under `Tests/Scripts/binding` say what queries mean and what is wrong with them.
struct BindingScriptTests {
  @Test func bindingIsAsRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "binding") { BindingTranscript.of($0) }
    #expect(mismatches.isEmpty, "\(mismatches)")
  }

  @Test func everyFixMendsWhatItIsGivenFor() throws {
    for input in try GoldenScript.inputs(folder: "binding") {
      for finding in BindingTranscript.bind(input)?.diagnostics ?? [] {
        guard let fix = finding.fix else { continue }
        let mended = BindingTranscript.applying(fix, to: SourceText(input))
        let rest = BindingTranscript.bind(mended)?.diagnostics ?? []
        let isThere = rest.contains { $0.message == finding.message && $0.span?.start == finding.span?.start }
        #expect(!isThere, "\(input): \(finding.message)")
      }
    }
  }

  @Test func thereIsAPlanExactlyWhereThereIsNoError() throws {
    for input in try GoldenScript.inputs(folder: "binding") {
      guard let result = BindingTranscript.bind(input) else { continue }
      #expect((result.query == nil) == result.diagnostics.contains { $0.severity == .error }, "\(input)")
    }
  }

  @Test func everyExpressionHasASpanInTheQueryAndStandsAfterItsOperands() throws {
    for input in try GoldenScript.inputs(folder: "binding") {
      guard let query = BindingTranscript.bind(input)?.query else { continue }
      let nodes = query.plan.expressions.nodes
      #expect(query.spans.count == nodes.count, "\(input)")
      #expect(query.spans.allSatisfy { $0.start >= 0 && $0.end <= input.utf8.count }, "\(input)")
      for (position, node) in nodes.enumerated() {
        #expect(node.operation.children.allSatisfy { $0.position < position }, "\(input)")
      }
    }
  }

  @Test func findingsStandInTheOrderOfTheirPlacesAndNoneTwice() throws {
    for input in try GoldenScript.inputs(folder: "binding") {
      let findings = BindingTranscript.bind(input)?.diagnostics ?? []
      let starts = findings.compactMap { $0.span?.start }
      #expect(starts == starts.sorted(), "\(input)")
      #expect(Set(findings).count == findings.count, "\(input)")
    }
  }
}
