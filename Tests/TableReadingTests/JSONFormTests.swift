import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

@Suite struct JSONFormTests {
  /// The value of `x` in one record, as JSON.
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("7", "7"), ("-12", "-12"), ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"), ("0.5", "0.5"), ("-0.0", "0"), ("1e2", "100"),
    ("1E+2", "100"), ("25e-1", "2.5"), ("0e0", "0"), ("1.0", "1"), ("1e-400", "0"),
    ("100000000000000000000", "100000000000000000000"), ("true", "true"), ("false", "false"),
    ("null", "null"),
    (#""""#, #""""#), (#""a""#, #""a""#), (#""é😀Ж""#, #""é😀Ж""#), (#""\u00e9\ud83d\ude00""#, #""é😀""#),
    (#""\"\\\/\b\f\n\r\t""#, #""\"\\\/\u0008\f\n\r\t""#), (#""\u0000""#, #""\u0000""#),
    (#""\uFFFF\uffff""#, #""\uffff\uFFFF""#), ("\"\u{7F}\u{2028}\"", "\"\u{7F}\u{2028}\""), ("[]", "[]"),
    ("{}", "{}"), ("[ 1 , 2 ]", "[1,2]"), (#"{ "a" : [ { } ] }"#, #"{"a":[{}]}"#), ("[null]", "[null]"),
    ("[[],[1],null,[]]", "[[],[1],null,[]]"), (#"{"":{"":1}}"#, #"{"":{"":1}}"#),
  ])
  func readsEveryFormOfAValue(written: String, meant: String) throws {
    for source in [#"{"x":\#(written)}"#, "\t{ \"x\"\r\n: \(written)\n}\n", #"[{"x":\#(written)}]"#] {
      let table = try read(source)
      #expect(TableModel.records(table) == [JSONValueParser.parse(#"{"x":\#(meant)}"#.utf8)], "\(source)")
    }
  }

  @Test(arguments: [
    // Numbers.
    ("01", 6), ("-01", 6), ("+1", 6), (".5", 6), ("1.", 8), ("1.e2", 8), ("1e", 8), ("1e+", 9), ("-", 7),
    ("- 1", 7), ("0x1", 7), ("1_000", 7), ("NaN", 6), ("Infinity", 6), ("-Infinity", 7), ("1,5", 8),
    ("--1", 7),
    // Words.
    ("tru", 6), ("True", 6), ("nul", 6), ("truex", 10), ("undefined", 6), ("", 6),
    // Texts.
    ("'a'", 6), (#""\x""#, 7), (#""\u12g4""#, 7), (#""\u123""#, 7), (#""\ud800""#, 7), (#""\ud800\n""#, 7),
    (#""\ud800\ud800""#, 7), (#""\udc00""#, 7), (#""a\ud83dx""#, 8), ("\"a\u{1}\"", 8), ("\"a\u{0}\"", 8),
    ("\"a\nb\"", 8), ("\"a\tb\"", 8), (#""\"#, 7),
    // Structure.
    ("[1 2]", 9), ("[1,]", 9), ("[,1]", 7), ("[1", 8), ("]", 6), ("[1}", 8), ("{1:2}", 7), (#"{"a" 1}"#, 11),
    (#"{"a":}"#, 11), (#"{"a":1,}"#, 13), (#"{"a":1 "b":2}"#, 13), (#"{"a"}"#, 10), ("{,}", 7), ("1]", 7),
    ("1 /* */", 8), ("\u{0}", 6), ("\u{A0}1", 6), ("1}}", 8),
  ])
  func saysWhereAValueIsWrong(written: String, byte: Int) throws {
    let found = try #require(fault(#"{"x": \#(written)}"#))
    #expect(found.span?.start == byte, "\(written): \(found.message)")
    #expect(found.file == "data.json")
  }

  @Test(arguments: [
    ("{", 1), ("[", 1), ("[{\"a\":1}\n", 8), ("{\"a\":\r\n \t", 5), (#"{"a"#, 1), (#"{"a""#, 4),
    (#"{"a":"#, 5), (#"{"a":1"#, 6), (#"[{"a":1}"#, 8),
    (#"[{"a":1},"#, 9), (#"[{"a":1}]]"#, 9), (#"[{"a":1}] {}"#, 10), (#"{"a":1}{"a":1}"#, 7),
    (#"{"a":1},{"a":1}"#, 7), (#"{"a":1} x"#, 8), ("[1]", 1), ("[null]", 1), (#"{"a":1} [1]"#, 8),
    ("[[]]", 1),
    ("\"a\"", 0), ("12", 0), ("null", 0), ("\u{FEFF} x", 4),
  ])
  func saysWhereADocumentIsWrong(text: String, byte: Int) throws {
    let found = try #require(fault(text))
    #expect(found.span?.start == byte, "\(text): \(found.message)")
    #expect(try #require(found.span).end <= text.utf8.count, "\(text)")
  }

  @Test func whatIsMissingAtTheEndIsMissingBehindTheLastByteThatIsNotSpace() throws {
    let found = try #require(fault("[{\"a\":1}\n"))
    #expect(found.span == .point(8))
    #expect(found.message == "the end of the data stands where `,` or `]` is wanted after a value")
  }

  @Test(
    arguments: [
      ([0xFF], 0), ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0x61, 0xC3], 1),
      ([0xC3, 0xA9, 0x80], 2),
    ] as [([UInt8], Int)])
  func refusesBytesThatAreNotUTF8(bytes: [UInt8], offset: Int) throws {
    let start = Array(#"{"x": ""#.utf8)
    let input = DataInput(name: "data.json", bytes: start + bytes + Array("\"}".utf8))
    let found = try #require(fault([input]))
    #expect(found.span?.start == start.count + offset)
  }

  @Test func countsLinesAndCodePoints() throws {
    let text = "[{\"é\": 1},\r\n {\"😀é\": 01}]"
    let span = try #require(fault(text)?.span)
    #expect(span.start == 25)
    #expect(SourceText(text).location(at: span.start) == SourceLocation(line: 2, column: 9))
  }
}
