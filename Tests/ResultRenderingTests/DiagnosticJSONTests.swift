import Foundation
import QueryDiagnostics
import ResultRendering
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
