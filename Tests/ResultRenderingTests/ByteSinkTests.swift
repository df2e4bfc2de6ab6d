import Columnar
import ResultRendering
import Testing
import Values

struct ByteSinkTests {
  @Test func `bytes come in whole pieces and in order`() throws {
    let received = Received()
    let sink = ByteSink { received.append($0) }
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for start in stride(from: 0, to: bytes.count, by: 1000) {
      try sink.write(bytes[start..<start + 1000])
    }
    #expect(received.pieceSizes == [65_536, 65_536, 65_536])
    try sink.flush()
    #expect(received.pieceSizes.last == 200_000 - 3 * 65_536)
    #expect(received.bytes == bytes)
  }

  @Test func `nothing is handed on where nothing was written`() throws {
    let received = Received()
    try ByteSink { received.append($0) }.flush()
    #expect(received.pieceSizes.isEmpty)
  }

  @Test func `what the receiver throws ends the rendering`() {
    struct Closed: Error {}
    let table = HandMade.table([("a", .scalar(.integer), HandMade.numbers(.integer, [1]))])
    let sink = ByteSink { _ in throw Closed() }
    #expect(throws: Closed.self) {
      try ResultRenderer.render(
        HandMade.wholeRecords(table), as: .json, options: RenderingOptions(), into: sink)
    }
  }

  /// Tables and Markdown are asked already while they measure, before anything is written.
  @Test(arguments: OutputFormat.allCases) func `a checkpoint ends the rendering of many rows`(
    format: OutputFormat
  ) throws {
    struct Late: Error {}
    let values = (0..<10_000).map { Int64($0) }
    let table = HandMade.table([("a", .scalar(.integer), HandMade.numbers(.integer, values))])
    let received = Received()
    var questions = 0
    let sink = ByteSink {
      questions += 1
      if questions == 3 { throw Late() }
    } _: {
      received.append($0)
    }
    #expect(throws: Late.self) {
      try ResultRenderer.render(
        HandMade.wholeRecords(table), as: format, options: RenderingOptions(), into: sink)
    }
    #expect(questions == 3 && received.bytes.isEmpty)
  }
}
