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
    let found = try #require(fault(early, limits: limits))
    #expect(found.message.contains("keys in common"))
    #expect(found.span != nil && found.file == "data.json")
    let late =
      "[{" + (0..<100).map { #""k\#($0)":1"# }.joined(separator: ",") + "}"
      + String(repeating: ",{}", count: 1000) + "]"
    let foundLate = try #require(fault(late, limits: limits))
    #expect(foundLate.message.contains("keys in common"))
    #expect(foundLate.hint != nil)
    #expect(foundLate.span == SourceSpan(late.utf8.count - 3, late.utf8.count - 2))
    #expect(foundLate.file == "data.json")
  }

  @Test func aLimitPassedOverSeveralFilesIsToldAtTheLastRecord() throws {
    var limits = ReadingLimits()
    limits.absentValues = 2
    limits.absentPerByte = 0
    let files = [#"{"a":{"b":1}}"#, #"{"a":{"c":1}} {"a":{"d":1}}"#, " "].enumerated().map { number, text in
      DataInput(name: "\(number).json", bytes: Array(text.utf8))
    }
    let found = try #require(fault(files, limits: limits))
    #expect(found.file == "1.json")
    #expect(found.span?.start ?? -1 >= 14)
  }
}
