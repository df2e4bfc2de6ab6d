import Testing

@testable import ResultRendering

/// What a sink asks while it hands on what is written.
@Suite struct ByteSinkTests {
  /// An answer that has been handed on whole is not ended afterwards, when there is nothing left to hand on.
  @Test func aSinkWithNothingLeftIsNotInterrupted() throws {
    var received: [UInt8] = []
    let sink = ByteSink { bytes in
      for index in bytes.indices { received.append(bytes[index]) }
    }
    try sink.write("answer".utf8)
    try sink.flush()
    sink.isInterrupted = { true }
    for _ in 0..<100 { try sink.flush() }
    #expect(received == Array("answer".utf8))
    #expect(throws: RenderingInterrupted.self) {
      for _ in 0..<100 { try sink.write("more".utf8) }
    }
  }
}
