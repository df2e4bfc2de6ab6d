import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

@Suite struct LimitTests {
  @Test(arguments: [
    (#"{} {} {} {}"#, 9, "too many records"), (#"[{},{},{},{}]"#, 10, "too many records"),
    (#"{"a":[1,2]} {"a":[3,4]}"#, 20, "too many elements"),
    (#"{"a":"12345"} {"a":"678901"}"#, 19, "too long"),
  ])
  func saysWhereALimitIsReached(text: String, byte: Int, message: String) throws {
    var limits = ReadingLimits()
    limits.rows = 3
    limits.textBytes = 10
    let found = try #require(fault(text, limits: limits))
    #expect(found.span?.start == byte)
    #expect(found.message.contains(message), "\(found.message)")
  }

  @Test func mixedTextsThatAreTooLongTogetherAreAFault() throws {
    var limits = ReadingLimits()
    limits.textBytes = 10
    #expect(try read(#"{"a":"12345"} {"a":"67890"}"#, limits: limits).rowCount == 2)
  }

  @Test func recordsWithoutCommonKeysAreRefusedBeforeTheyFillTheMemory() throws {
    var limits = ReadingLimits()
    limits.absentValues = 1000
    limits.absentPerByte = 1
    let early = (0..<2000).map { #"{"k\#($0)":1}"# }.joined(separator: "\n")
    #expect(try #require(fault(early, limits: limits)).message.contains("keys in common"))
    let late =
      "[{" + (0..<100).map { #""k\#($0)":1"# }.joined(separator: ",") + "}"
      + String(repeating: ",{}", count: 1000) + "]"
    #expect(try #require(fault(late, limits: limits)).message.contains("keys in common"))
  }
}
