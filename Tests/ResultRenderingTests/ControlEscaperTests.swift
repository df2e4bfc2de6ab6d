import TestSupport
import Testing
import Values

@testable import ResultRendering

struct ControlEscaperTests {
  private static func escaped(_ text: String, _ escapes: ControlEscapes, pieces: [Int] = []) throws -> String
  {
    var output: [UInt8] = []
    let sink = ByteSink { bytes in output.append(bytesOf: bytes) }
    let escaper = ControlEscaper(escapes, into: sink)
    var rest = Array(text.utf8)[...]
    for count in pieces {
      let piece = Array(rest.prefix(count))
      try escaper.take(piece.span)
      rest = rest.dropFirst(count)
    }
    let last = Array(rest)
    try escaper.take(last.span)
    try escaper.finish()
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    ("a\u{1B}[2J", #"a\u001b[2J"#, #"a\u{1b}[2J"#), ("é\u{85}\u{7F}", #"é\u0085\u007f"#, #"é\u{85}\u{7f}"#),
    ("x\ty\rz\n", "x\\u0009y\\u000dz\n", "x\ty\\rz\n"),
    ("\u{202E}\u{2066}神舟🚀", #"\u202e\u2066神舟🚀"#, #"\u{202e}\u{2066}神舟🚀"#), ("", "", ""),
  ])
  func `what would steer a terminal is shown`(text: String, json: String, delimited: String) throws {
    #expect(try Self.escaped(text, .json) == json)
    #expect(try Self.escaped(text, .delimited) == delimited)
  }

  @Test func `it does not matter how the text is cut`() throws {
    let settings = RandomTestSettings(defaultRounds: 300)
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var (random, texts) = (SeededGenerator(seed: seed), RandomText(seed: seed))
      let text = texts.text(upTo: 40)
      let pieces = (0..<random.below(6)).map { _ in random.below(5) }
      for escapes in [ControlEscapes.json, .delimited] {
        let whole = try Self.escaped(text, escapes)
        #expect(try Self.escaped(text, escapes, pieces: pieces) == whole, "seed \(seed)")
        #expect(!whole.unicodeScalars.contains { $0.isUnsafeOnTerminals && $0 != "\n" && $0 != "\t" })
      }
    }
  }
}
