import Columnar
import ResultRendering
import Testing
import Values

/// The format `ll2`: what stands around the rows.
@Suite struct PageRenderingTests {
  private static let table = HandMade.table([
    ("id", .scalar(.integer), HandMade.numbers(.integer, [7, 8])),
    ("name", .scalar(.text), HandMade.texts(["a", nil])),
  ])

  private static let rows = #"[{"id":7,"name":"a"},{"id":8,"name":null}]"#

  @Test(
    arguments: [
      (nil, #"{"count":2,"next":null,"previous":null,"results":\#(rows)}"#),
      (
        AnswerFrame.page(count: 43, next: "https://x/?a=\"b\"\n", previous: "y"),
        #"{"count":43,"next":"https://x/?a=\"b\"\n","previous":"y","results":\#(rows)}"#
      ),
      (AnswerFrame.bareRecord, #"{"id":7,"name":"a"}"#),
    ] as [(AnswerFrame?, String)])
  func theFrameStandsAroundTheRows(frame: AnswerFrame?, expected: String) throws {
    let text = try HandMade.rendered(
      HandMade.wholeRecords(Self.table), as: .ll2, options: RenderingOptions(frame: frame))
    #expect(text == expected + "\n")
  }

  @Test func aPageMayBeEmpty() throws {
    let none = HandMade.wholeRecords(Self.table, rows: [])
    #expect(
      try HandMade.rendered(none, as: .ll2) == #"{"count":0,"next":null,"previous":null,"results":[]}"# + "\n"
    )
  }
}
