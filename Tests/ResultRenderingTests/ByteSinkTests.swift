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
}

struct RenderingInterruptionTests {
  /// Columns of many rows, none of which fills a piece.
  private static let result = HandMade.wholeRecords(
    HandMade.table([
      ("a", .scalar(.integer), HandMade.numbers(.integer, (0..<5000).map { $0 })),
      ("b", .scalar(.text), HandMade.texts((0..<5000).map { "text \($0 % 7)" })),
    ]))

  private final class Questions: Sendable {
    let count = Monitor(0)
  }

  @Test(arguments: OutputFormat.allCases)
  func `every format stops soon after it is told to`(format: OutputFormat) {
    let questions = Questions()
    let received = Received()
    let sink = ByteSink { received.append($0) }
    sink.isInterrupted = {
      questions.count.withState { count in
        count += 1
        return count == 5
      }
    }
    #expect(throws: RenderingInterrupted.self) {
      try ResultRenderer.render(Self.result, as: format, options: RenderingOptions(), into: sink)
    }
    #expect(questions.count.withState { $0 } == 5)
    // Five questions lie no further apart than some hundred rows.
    #expect(received.bytes.count < 65_536)
  }

  /// One row whose only value is a list of very many.
  private static let longList: ResultSet = {
    let numbers = HandMade.numbers(.integer, (0..<200_000).map { $0 })
    let list = Column.list(ListColumn(offsets: [0, 200_000], elements: numbers, nullity: .none))
    let field = Field("a", .list(.scalar(.integer)))
    return HandMade.selected(ColumnTable(schema: Schema([field]), columns: [list], rowCount: 1))
  }()

  /// One row with a long text that has something in it which every format writes otherwise, and with a number.
  private static let longText: ResultSet = {
    let text = String(repeating: "a long \"text\", é| *\n", count: 200_000)
    return row(text)
  }()

  private static func row(_ text: String) -> ResultSet {
    HandMade.selected(
      HandMade.table([
        ("a", .scalar(.text), HandMade.texts([text])),
        ("n", .scalar(.integer), HandMade.numbers(.integer, [1])),
      ]))
  }

  enum LongValue: CaseIterable { case list, text }

  @Test(arguments: OutputFormat.allCases, LongValue.allCases)
  func `one long row stops in its middle too`(format: OutputFormat, value: LongValue) {
    let result = value == .list ? Self.longList : Self.longText
    // A list is no chart.
    guard ResultRenderer.refusal(of: result, as: format) == nil else {
      #expect(format == .chart && value == .list)
      return
    }
    let questions = Questions()
    let received = Received()
    let sink = ByteSink { received.append($0) }
    sink.isInterrupted = {
      questions.count.withState { count in
        count += 1
        return count == 10
      }
    }
    #expect(throws: RenderingInterrupted.self) {
      try ResultRenderer.render(result, as: format, options: RenderingOptions(), into: sink)
    }
    #expect(questions.count.withState { $0 } == 10)
    #expect(received.bytes.count < 2_000_000)
  }

  @Test(arguments: OutputFormat.allCases)
  func `a long text is written as a short one is`(format: OutputFormat) throws {
    let part = "a long \"text\", é| *x* \\ "
    func rendered(_ text: String) throws -> String {
      try HandMade.rendered(Self.row(text + "end"), as: format)
    }
    // A text of two parts tells what one part becomes, and so what many do.
    let (one, two) = (try rendered(part), try rendered(part + part))
    let many = try rendered(String(repeating: part, count: 5000))
    let onePart = format == .json || format == .ndjson ? #"a long \"text\", é| *x* \\ "# : nil
    if let onePart { #expect(many.contains(String(repeating: onePart, count: 5000) + "end")) }
    #expect((many.utf8.count - one.utf8.count) == 4999 * (two.utf8.count - one.utf8.count), "\(format)")
  }

  @Test(arguments: OutputFormat.allCases)
  func `asking changes nothing of the bytes`(format: OutputFormat) throws {
    let received = Received()
    let sink = ByteSink { received.append($0) }
    sink.isInterrupted = { false }
    try ResultRenderer.render(Self.result, as: format, options: RenderingOptions(), into: sink)
    #expect(
      String(decoding: received.bytes, as: UTF8.self) == (try HandMade.rendered(Self.result, as: format)))
  }

  /// An answer that has been handed on whole is not ended afterwards.
  @Test func `a sink with nothing left to hand on asks nobody`() throws {
    let received = Received()
    let sink = ByteSink { received.append($0) }
    try sink.write("answer".utf8)
    try sink.flush()
    sink.isInterrupted = { true }
    for _ in 0..<100 { try sink.flush() }
    #expect(received.bytes == Array("answer".utf8))
    #expect(throws: RenderingInterrupted.self) {
      for _ in 0..<100 { try sink.write("more".utf8) }
    }
  }
}
