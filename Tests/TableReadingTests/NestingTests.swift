import Columnar
import QueryDiagnostics
import TestSupport
import Testing
import Values

@testable import TableReading

@Suite struct NestingTests {
  /// An object around `depth - 1` lists or objects.
  private static func nested(_ depth: Int, inRecords: Bool) -> String {
    let (opening, closing) = inRecords ? (#"{"a":"#, "}") : ("[", "]")
    return #"{"a":"# + String(repeating: opening, count: depth - 1) + "1"
      + String(repeating: closing, count: depth - 1)
      + "}"
  }

  @Test(arguments: [255, 256, 257], [true, false])
  func stopsBeyond256Levels(depth: Int, inRecords: Bool) throws {
    let text = NestingTests.nested(depth, inRecords: inRecords)
    let table = try SmallStack.run { try? read(text) }
    #expect((table == nil) == (depth > 256))
    guard let table else { return }
    // The model takes a call for every level.
    #expect(try SmallStack.run(times: 8) { TableModel.records(table) == [JSONValueParser.parse(text.utf8)] })
  }

  @Test func countsTheBracketsAroundTheRecords() throws {
    let records = NestingTests.nested(255, inRecords: false)
    #expect(try read("[\(records)]").rowCount == 1)
    #expect(
      try #require(fault("[\(NestingTests.nested(256, inRecords: false))]")).message.contains("256 levels"))
    #expect(try #require(fault(#"{"results":[\#(records)]}"#)).message.contains("256 levels"))
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":", "{\"results\":["])
  func refusesAHundredThousandBracketsOnASmallStack(opening: String) throws {
    let text = String(repeating: opening, count: 100_000)
    #expect(try SmallStack.run { (try? read(text)) == nil })
  }
}
