import Columnar
import QueryDiagnostics
import Testing

@testable import TableReading

/// What is said of data that cannot be read: what was found, what was expected, and what may help.
@Suite struct ReadingMessageTests {
  @Test(arguments: [
    (#"{"a":}"#, "`}` stands where a value is wanted", "the value behind the `:` is missing", 5),
    (#"{"a": ,"b":1}"#, "`,` stands where a value is wanted", "the value behind the `:` is missing", 6),
    (#"{"a":[1,]}"#, "`]` stands where a value is wanted", "is there a `,` too many?", 8),
    (#"{"a":[,1]}"#, "`,` stands where a value is wanted", "is there a `,` too many?", 6),
    (#"{"a":[}"#, "`}` stands where a value is wanted", nil, 6),
    (#"{"a":"x\"#, "the data end inside an escape of a text", nil, 7),
    (#"{"a":"x\u00"#, "the data end inside an escape of a text", nil, 7),
    (#"{"a":"x\ud83d"#, "the data end inside an escape of a text", nil, 7),
    (#"{"a":"x\ud83d\"#, "the data end inside an escape of a text", nil, 7),
    (#"{"a":"x\ud83d""#, "half of a surrogate pair stands alone in a text", nil, 7),
    ("[\u{FEFF}1]", "a byte order mark (U+FEFF) stands where a record in `{` and `}` is wanted", nil, 1),
    ("[\u{200B}1]", "an invisible character (U+200B) stands where a record in `{` and `}` is wanted", nil, 1),
    (
      "[\u{E0001}1]", "an invisible character (U+E0001) stands where a record in `{` and `}` is wanted", nil,
      1
    ),
    ("[\u{A0}1]", "white space (U+00A0) stands where a record in `{` and `}` is wanted", nil, 1),
    ("[\u{1}1]", "a control character (U+0001) stands where a record in `{` and `}` is wanted", nil, 1),
  ])
  func faultsOfJSONAreTold(text: String, message: String, hint: String?, byte: Int) throws {
    let found = try #require(fault(text))
    #expect(found.message == message)
    #expect(found.hint == hint)
    #expect(found.span?.start == byte)
  }

  /// Columns are counted behind a byte order mark, bytes with it.
  @Test func aMarkIsNoColumn() throws {
    let text = "\u{FEFF}[x]"
    let span = try #require(fault(text)?.span)
    #expect(span.start == 4)
    #expect(SourceText(text).location(at: span.start) == SourceLocation(line: 1, column: 2))
    #expect(SourceText(text).location(at: 3) == SourceLocation(line: 1, column: 1))
    #expect(SourceText(text).location(at: 0) == SourceLocation(line: 1, column: 1))
    #expect(SourceText("\u{FEFF}a\nbc").location(at: 6) == SourceLocation(line: 2, column: 2))
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0], "gzip", "… | zcat | perigee -d - …"),
      ([0x28, 0xB5, 0x2F, 0xFD, 0], "zstd", "… | zstdcat | perigee -d - …"),
      ([0x50, 0x4B, 3, 4, 0], "zip", "… | funzip | perigee -d - …"),
    ] as [([UInt8], String, String)])
  func compressedBytesAreToldWithAPipe(bytes: [UInt8], kind: String, command: String) throws {
    let found = try #require(fault([DataInput(name: "standard input", bytes: bytes)]))
    #expect(found.message == "the data are compressed with \(kind)")
    #expect(found.hint == "unpack them on the way: `\(command)`")
  }

  @Test(arguments: [
    ("a.json.gz", "zcat a.json.gz"), ("it's two.gz", #"zcat 'it'\''s two.gz'"#),
    ("Звезда.gz", "zcat Звезда.gz"),
  ])
  func compressedFilesAreToldByTheirName(name: String, command: String) throws {
    let bytes: [UInt8] = [0x1F, 0x8B, 8, 0]
    let found = Compression.fault(bytes.span, file: name)
    #expect(found?.hint == "unpack them on the way: `\(command) | perigee -d - …`")
  }

  @Test(arguments: [
    ("<!DOCTYPE html>\n<html></html>", "the data are a web page", 0),
    ("\u{FEFF}\n<HTML lang='en'>\n", "the data are a web page", 4),
    ("<html>", "the data are a web page", 0), ("<?xml version='1.0'?><a/>", "the data are XML", 0),
  ])
  func pagesOfTheWebAreNoLinesOfFields(text: String, message: String, byte: Int) throws {
    for name in ["a", "a.json", "a.csv"] {
      let found = try #require(fault([DataInput(name: name, bytes: Array(text.utf8))]))
      #expect(found.message == message)
      #expect(found.span?.start == byte)
    }
  }

  @Test(arguments: ["<header,b\n1,2\n", "<,b\n1,2\n", "<htm\n", "<html"])
  func namesOfColumnsMayLookSimilar(text: String) throws {
    let table = try TableReader.read([DataInput(name: "a.csv", bytes: Array(text.utf8))], shapes: []).table
    #expect(table.schema.fields.count == (text.contains(",") ? 2 : 1))
  }

  @Test func theAnswerOfAServerThatRefusedIsNoRecord() throws {
    let refusal = #"{"detail":"Request was throttled. Expected available in 2429 seconds."}"#
    let page = #"{"count":1,"next":null,"previous":null,"results":[{"id":1}]}"#
    for texts in [[refusal], [page, refusal], [refusal, page], [page, " \n\(refusal)\n", page]] {
      let inputs = texts.enumerated().map { DataInput(name: "\($0)", bytes: Array($1.utf8)) }
      let found = try #require(fault(inputs))
      #expect(found.message == "the answer of a server that refused a request stands where data are wanted")
      let file = try #require(inputs.first { $0.name == found.file })
      #expect(SourceText(utf8: file.bytes)[try #require(found.span)] == refusal)
    }
    let behind = try #require(fault(page + "\n" + refusal))
    #expect(behind.message == "an object without `results` stands where another page is wanted")
    #expect(behind.hint == "it says why there are no data; ask for them again, perhaps later")
  }

  @Test(arguments: [
    #"{"detail":5}"#, #"{"detail":"a","id":1}"#, #"[{"detail":"a"}]"#,
    "{\"detail\":\"a\"}\n{\"detail\":\"b\"}",
    #"{"details":"a"}"#,
  ])
  func otherRecordsWithDetailsAreRead(text: String) throws {
    #expect(try read(text).rowCount > 0)
  }
}
