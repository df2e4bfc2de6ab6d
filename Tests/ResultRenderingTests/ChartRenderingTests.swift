import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import ResultRendering

struct ChartRenderingTests {
  private static func table(
    _ labels: [String?], _ numbers: [Int64?], _ type: ScalarType = .integer
  )
    -> ResultSet
  {
    HandMade.selected(
      HandMade.table([
        ("id", .scalar(.date), HandMade.numbers(.date, labels.indices.map(Int64.init))),
        ("name", .scalar(.text), HandMade.texts(labels)),
        ("number", .scalar(type), HandMade.numbers(type, numbers)),
      ]))
  }

  private static func chart(_ result: ResultSet, width: Int? = 40, isASCII: Bool = false) throws -> String {
    try HandMade.rendered(
      result, as: .chart, options: RenderingOptions(width: width, isASCII: isASCII))
  }

  @Test func `a bar is as long as its number, exact to an eighth of a column`() throws {
    let result = Self.table(["whole", "half", "tiny", "none", nil], [160, 80, 1, 0, 33])
    #expect(
      try Self.chart(result, width: 32) == """
        whole  160  ████████████████████
        half    80  ██████████
        tiny     1  ▏
        none     0
        null    33  ████▏

        """)
    #expect(
      try Self.chart(result, width: 32, isASCII: true) == """
        whole  160  ####################
        half    80  ##########
        tiny     1  #
        none     0
        null    33  ####

        """)
  }

  @Test func `numbers below zero go to the left of an axis`() throws {
    let result = Self.table(["up", "down", "little", "none", "missing"], [30, -10, -1, 0, nil])
    #expect(
      try Self.chart(result, width: 36) == """
        up         30       │███████████████
        down      -10  █████│
        little     -1      ▐│
        none        0       │
        missing  null       │

        """)
    #expect(
      try Self.chart(Self.table(["a", "b"], [-4, -2]), width: 16, isASCII: true) == """
        a  -4  ########|
        b  -2      ####|

        """)
  }

  @Test func `durations are sized and shown for people`() throws {
    let day: Int64 = 86_400_000_000
    #expect(
      try Self.chart(Self.table(["Soyuz", "Союз"], [200 * day, 50 * day], .duration), width: 34) == """
        Soyuz  200d  █████████████████████
        Союз    50d  █████▎

        """)
  }

  @Test func `without a width nothing is cut`() throws {
    let long = String(repeating: "long ", count: 30)
    let text = try Self.chart(Self.table([long, "b"], [2, 1]), width: nil)
    let bar = String(repeating: "█", count: 40)
    #expect(text.hasPrefix("\(long)  2  \(bar)\n"))
  }

  @Test func `long labels are cut, values and a part of the bars stay`() throws {
    let result = Self.table(["a very long label indeed", "宇宙船神舟神舟神舟神舟", "x\u{1B}[31m\n"], [3, 2, 1])
    #expect(
      try Self.chart(result, width: 34) == """
        a very long label…  3  ███████████
        宇宙船神舟神舟神…   2  ███████▍
        x\\u{1b}[31m\\n       1  ███▋

        """)
    #expect(try Self.chart(result, width: 34, isASCII: true).contains("a very long label~  3  ####"))
  }

  @Test func `records label bars by their name`() throws {
    let status: [(String, FieldType, Column)] = [
      ("id", .scalar(.integer), HandMade.numbers(.integer, [1, nil])),
      ("name", .scalar(.text), HandMade.texts(["Active", nil])),
    ]
    let table = HandMade.table([
      (
        "status", .record(status.map { Field($0.0, $0.1) }),
        HandMade.record(status, isThere: [true, false])
      ),
      ("mass", .scalar(.real), HandMade.reals([0.5, 1])),
    ])
    #expect(
      try Self.chart(HandMade.selected(table), width: 23) == "Active  0.5  █████\nnull      1  ██████████\n")
  }

  @Test func `what is no number labels bars where there is no text`() throws {
    let table = HandMade.table([
      ("number", .scalar(.integer), HandMade.numbers(.integer, [1])),
      ("in_space", .scalar(.boolean), HandMade.booleans([true])),
    ])
    #expect(try Self.chart(HandMade.selected(table), width: 18) == "true  1  █████████\n")
  }

  @Test func `an answer without a label or without a number is refused`() throws {
    let numbers = HandMade.selected(
      HandMade.table([("a", .scalar(.integer), HandMade.numbers(.integer, [1]))]))
    let texts = HandMade.selected(HandMade.table([("a", .scalar(.text), HandMade.texts(["x"]))]))
    for (result, missing) in [(numbers, "needs a text"), (texts, "needs a number or a duration")] {
      let refusal = try #require(ResultRenderer.refusal(of: result, as: .chart))
      #expect(refusal.message.contains(missing) && refusal.hint != nil)
      #expect(throws: RenderingRefused.self) { try Self.chart(result) }
      #expect(ResultRenderer.refusal(of: result, as: .table) == nil)
    }
  }

  @Test func `no rows are nothing, and extremes stay within the width`() throws {
    #expect(try Self.chart(Self.table([], [])) == "")
    let texts = HandMade.selected(HandMade.table([("a", .scalar(.text), HandMade.texts([]))]))
    #expect(try Self.chart(texts) == "" && ResultRenderer.refusal(of: texts, as: .chart) == nil)
    let result = Self.table(["least", "most"], [.min, .max])
    #expect(
      try Self.chart(result, width: 40) == """
        least  -9223372036854775808  █████│
        most    9223372036854775807       │█████

        """)
    let reals = HandMade.table([
      ("name", .scalar(.text), HandMade.texts(["a", "b", "c"])),
      ("real", .scalar(.real), HandMade.reals([.greatestFiniteMagnitude, -1e308, .leastNonzeroMagnitude])),
    ])
    let lines = try Self.chart(HandMade.selected(reals)).split(separator: "\n")
    #expect(lines.count == 3 && lines[2].hasSuffix("│▏"))
  }

  @Test func `infinite numbers fill the room there is and do not spoil the scale`() {
    let scale = BarScale(from: 0, to: 4, in: 4, isASCII: true)
    let bars = [Double.infinity, 4, 2, .nan].map { number in
      var output: [UInt8] = []
      scale.append(number, to: &output, styled: TerminalStyle(isColored: false))
      return String(decoding: output, as: UTF8.self)
    }
    #expect(bars == ["####", "####", "##", ""])
  }

  @Test func `rows in the middle are counted where there are too many`() throws {
    let result = Self.table((0..<9).map { "n\($0)" }, (0..<9).map { $0 })
    let options = RenderingOptions(width: 20, mostRows: 4)
    #expect(
      try HandMade.rendered(result, as: .chart, options: options) == """
        n0  0
        n1  1  █▋
        … 6 rows left out
        n8  8  █████████████

        """)
  }

  @Test(arguments: [UInt64](1...12))
  func `any text and number keeps within the width and free of controls`(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let labels = (0..<40).map { _ in random.number(below: 9) == 0 ? nil : random.text(upTo: 30) }
    let numbers = labels.map { _ in Int64(random.number(below: 2_000_000)) - 1_000_000 }
    for isASCII in [false, true] {
      for width in [150, 61, 33, 20] {
        let text = try Self.chart(Self.table(labels, numbers), width: width, isASCII: isASCII)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == 40, "seed \(seed)")
        #expect(!text.unicodeScalars.contains { $0 != "\n" && PrintableText.isUnsafe($0) }, "seed \(seed)")
        #expect(lines.allSatisfy { Self.columns(of: $0) <= width }, "seed \(seed), width \(width)")
      }
    }
  }

  private static func columns(of line: Substring) -> Int {
    var output: [UInt8] = []
    return PrintableText.append(Array(line.utf8)[...], to: &output)
  }
}
