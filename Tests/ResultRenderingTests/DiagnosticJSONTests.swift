import Foundation
import QueryDiagnostics
import ResultRendering
import TestSupport
import Testing

struct DiagnosticJSONTests {
  @Test func `a diagnostic is one object with all its keys in order`() {
    let diagnostic = Diagnostic(
      .unknownField, "unknown field `flight_count`", at: SourceSpan(9, 21),
      hint: "did you mean `flights_count`?", fix: Diagnostic.Fix(SourceSpan(9, 21), "flights_count"))
    let json = DiagnosticRenderer.json(diagnostic, source: SourceText("é\nwhere flight_count > 1"))
    let expected = """
      {"severity":"error","code":"unknown-field","message":"unknown field `flight_count`",\
      "start":9,"end":21,"line":2,"column":7,"hint":"did you mean `flights_count`?",\
      "fix":{"start":9,"end":21,"text":"flights_count"},"file":null}
      """
    #expect(json == expected)
  }

  @Test func `what there is none of is null`() {
    let diagnostic = Diagnostic(.cannotRead, "m", at: nil, severity: .note, file: "a.json")
    let expected = """
      {"severity":"note","code":"cannot-read","message":"m","start":null,"end":null,"line":null,\
      "column":null,"hint":null,"fix":null,"file":"a.json"}
      """
    #expect(DiagnosticRenderer.json(diagnostic, source: nil) == expected)
  }

  @Test(arguments: [UInt64](1...5)) func `many diagnostics are located like each alone`(seed: UInt64) {
    var random = RandomText(seed: seed)
    let source = SourceText((0..<40).map { _ in random.text(upTo: 9) }.joined(separator: "\n"))
    var starts = (0..<60).map { _ in random.number(below: source.utf8.count + 3) }
    if seed > 2 { starts.sort() }
    let diagnostics = starts.map { Diagnostic(.syntax, "m", at: SourceSpan($0, $0 + 1), file: "f") }
    let single = diagnostics.map { DiagnosticRenderer.json($0, source: source) + "\n" }
    #expect(DiagnosticRenderer.json(diagnostics, source: source) == single.joined(), "seed \(seed)")
    for (diagnostic, line) in zip(diagnostics, single) {
      let place = source.location(at: diagnostic.span?.start ?? 0)
      #expect(line.contains("\"line\":\(place.line),\"column\":\(place.column),"), "seed \(seed)")
    }
    let texts = diagnostics.map { DiagnosticRenderer.text($0, source: source, isColored: false) }
    #expect(DiagnosticRenderer.text(diagnostics, source: source, isColored: false) == texts.joined())
  }

  @Test func `ten thousand errors of one query are drawn in one pass`() {
    let source = SourceText(String(repeating: "foo = 1 or ", count: 10_000))
    let diagnostics = (0..<10_000).map { index in
      Diagnostic(.unknownField, "unknown field `foo`", at: SourceSpan(index * 11, index * 11 + 3))
    }
    var json = ""
    let seconds = ProcessorTime.seconds { json = DiagnosticRenderer.json(diagnostics, source: source) }
    #expect(seconds < 10 * ProcessorTime.allowance)
    #expect(json.utf8.count { $0 == UInt8(ascii: "\n") } == 10_000)
    #expect(json.hasSuffix("\"line\":1,\"column\":109990,\"hint\":null,\"fix\":null,\"file\":null}\n"))
  }

  @Test(arguments: [UInt64](1...5)) func `another reader reads back any message`(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    for _ in 0..<100 {
      let message = random.text(upTo: 20)
      let json = DiagnosticRenderer.json(Diagnostic(.syntax, message, at: nil), source: nil)
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      let found = object?["message"] as? String ?? ""
      #expect(found.unicodeScalars.elementsEqual(message.unicodeScalars), "seed \(seed)")
      #expect(!json.unicodeScalars.contains { $0.properties.generalCategory == .control }, "seed \(seed)")
    }
  }
}
