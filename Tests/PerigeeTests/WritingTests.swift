import LaunchLibrary
import Perigee
import Testing

/// Answers as texts, for those who embed the library.
@Suite struct WritingTests {
  @Test func anAnswerIsATextInEveryFormat() throws {
    let table = try Table(json: #"[{"n": 1, "t": "a b"}, {"n": null, "t": ""}]"#)
    let result = try table.run("")
    #expect(result.text(as: .json) == #"[{"n":1,"t":"a b"},{"n":null,"t":""}]"# + "\n")
    #expect(result.text(as: .ndjson) == "{\"n\":1,\"t\":\"a b\"}\n{\"n\":null,\"t\":\"\"}\n")
    #expect(result.text(as: .csv).contains("1,a b"))
    #expect(result.text(as: .tsv).contains("1\ta b"))
    for format in ResultFormat.allCases { #expect(!result.text(as: format).isEmpty, "\(format)") }
  }

  @Test func theModeChoosesTheFields() throws {
    let detailed = try Table.spacecraft.run("limit 1")
    let normal = detailed.text(as: .json, options: WritingOptions(mode: .normal))
    #expect(
      normal.utf8.count <= detailed.text(as: .json, options: WritingOptions(mode: .detailed)).utf8.count)
  }

  @Test func whatTheReceiverThrowsEndsTheWriting() throws {
    struct Full: Error {}
    let result = try Table.spacecraft.run("")
    var pieces = 0
    let error = #expect(throws: WritingError<Full>.self) {
      try result.write(as: .json) { (_: Span<UInt8>) throws(Full) in
        pieces += 1
        throw Full()
      }
    }
    guard case .receiver? = error else {
      Issue.record("the receiver's error is handed on")
      return
    }
    #expect(pieces == 1)
  }

  @Test func aCancelledTokenEndsTheWriting() throws {
    let rows = (0..<50_000).map { #"{"n": \#($0), "t": "some text"}"# }.joined(separator: "\n")
    let result = try Table(json: rows).run("")
    let token = CancellationToken()
    var pieces = 0
    let error = #expect(throws: WritingError<Never>.self) {
      try result.write(as: .ndjson, cancellation: token) { (_: Span<UInt8>) throws(Never) in
        pieces += 1
        token.cancel()
      }
    }
    guard case .cancelled? = error else {
      Issue.record("cancelling is told as such")
      return
    }
    #expect(pieces < 4)
  }
}
