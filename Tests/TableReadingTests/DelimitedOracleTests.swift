import Columnar
import TestSupport
import Testing
import Values

/// What CSV means, by examples: the oracle and the reader are held to them.
@Suite struct DelimitedOracleTests {
  private static func hold(_ text: [UInt8], to expectation: Expectation, separator: UInt8 = UInt8(ascii: ","))
  {
    #expect(DelimitedOracle.expectation(of: text, separator: separator) == expectation)
    let name = separator == UInt8(ascii: ",") ? "data.csv" : "data.tsv"
    ReadingContest.hold(text, named: name, to: expectation, "example")
  }

  /// The type and the values of the column `x`; `~` stands for a line break, `n` is a number of rows beside it.
  @Test(
    arguments: [
      // Numbers are JSON's, booleans two words, quoted or not.
      ("1~2", .integer, ["1", "2"]), ("\"1\"~2", .integer, ["1", "2"]),
      ("-0~9223372036854775807", .integer, ["0", "9223372036854775807"]),
      ("1~2.5", .real, ["1", "2.5"]), ("1e5", .real, ["100000"]),
      ("9223372036854775808", .real, ["9223372036854775808"]),
      ("true~false", .boolean, ["true", "false"]), ("true~\"false\"", .boolean, ["true", "false"]),
      ("003", .text, ["\"003\""]), ("003~5", .text, ["\"003\"", "\"5\""]), ("+1", .text, ["\"+1\""]),
      ("True", .text, ["\"True\""]), ("true~1", .text, ["\"true\"", "\"1\""]), ("null", .text, ["\"null\""]),
      (" 1", .text, ["\" 1\""]), ("9223372036854775809~1.0", .text, ["\"9223372036854775809\"", "\"1.0\""]),
      ("1e400", .text, ["\"1e400\""]),
      // Nothing is null, quoted nothing is the empty text.
      ("1~~2", .integer, ["1", "null", "2"]), ("1~\"\"", .text, ["\"1\"", "\"\""]),
      ("~", .text, ["null", "null"]),
      // Times only where all are canonical.
      ("2024-02-29~", .date, ["\"2024-02-29\"", "null"]), ("2023-02-29", .text, ["\"2023-02-29\""]),
      ("P0D~PT4H35M", .duration, ["\"P0D\"", "\"PT4H35M\""]), ("P2W", .text, ["\"P2W\""]),
      ("2019-03-02T07:49:00Z", .timestamp, ["\"2019-03-02T07:49:00Z\""]),
      // Quotes: doubled inside, with separators and line breaks.
      ("\"a\"\"b\"", .text, [#""a\"b""#]), ("\"a,b\"", .text, ["\"a,b\""]),
      ("\"a\r\nb\"", .text, [#""a\r\nb""#]),
    ] as [(String, ScalarType, [String])])
  func aColumnHasTheTypeOfAllItsFields(fields: String, type: ScalarType, values: [String]) {
    let rows = fields.split(separator: "~", omittingEmptySubsequences: false)
    let expectation = Expectation.table(
      [Field("x", .scalar(type)), Field("n", .scalar(.integer))],
      values.enumerated().map { row, value in
        JSONValueParser.parse("{\"x\":\(value),\"n\":\(row)}".utf8)
      })
    for lineBreak in ["\n", "\r\n"] {
      let lines = ["x,n"] + rows.enumerated().map { "\($1),\($0)" }
      DelimitedOracleTests.hold(Array(lines.joined(separator: lineBreak).utf8), to: expectation)
      DelimitedOracleTests.hold(Array((lines.joined(separator: lineBreak) + lineBreak).utf8), to: expectation)
      let marked = "\u{FEFF}" + lines.joined(separator: lineBreak)
      DelimitedOracleTests.hold(Array(marked.utf8), to: expectation)
    }
  }

  @Test(arguments: [
    ("x\n1\n\n2", ["1", "null", "2"]), ("x\n1\n\n", ["1", "null"]), ("x\n\n", ["null"]), ("x\n", []),
    ("x", []),
    ("x\n\"\"\n", ["\"\""]),
  ])
  func anEmptyLineOfOneColumnIsNull(text: String, values: [String]) {
    let type: ScalarType = values.first == "1" ? .integer : .text
    DelimitedOracleTests.hold(
      Array(text.utf8),
      to: .table(
        [Field("x", .scalar(type))], values.map { JSONValueParser.parse("{\"x\":\($0)}".utf8) }))
  }

  @Test(arguments: ["", "\n", " \r\n", "\u{FEFF}"])
  func nothingIsNoTableOfFields(text: String) {
    DelimitedOracleTests.hold(Array(text.utf8), to: .table([], []))
  }

  @Test(arguments: [
    // Quotes inside a field, text behind quotes, quotes that stay open.
    ("x,y\na\"b,1", [4...5]), ("x,y\n\"a\"b,1", [4...7]), ("x,y\n\"a\" ,1", [4...7]),
    ("x,y\n1,\"a\n2,3\n", [4...6]),
    // Records of another length; in a table of several columns an empty line is one.
    ("x,y\n1\n2,3", [4...6]), ("x,y\n1,2,3\n", [4...10]), ("x,y\n1,2\n\n3,4", [8...9]),
    ("x,y\n1,2\n\n", [8...9]),
    // Names that are missing or come twice.
    ("x,\n1,2\n", [0...3]), (",x\n", [0...3]), ("x,x\n", [0...4]), ("x,\"x\"\n1,2\n", [0...6]),
    // A carriage return alone ends no line.
    ("x,y\r1,2\r", [0...3]), ("x,y\n1,2\r3,4\n", [4...7]), ("x,y\n\"a\"\r,1\n", [4...7]),
  ])
  func badDataHaveAPlace(text: String, places: [ClosedRange<Int>]) {
    DelimitedOracleTests.hold(Array(text.utf8), to: .fault(places))
  }

  @Test func tabsSeparateAsCommasDo() {
    let expectation = Expectation.table(
      [Field("x", .scalar(.text)), Field("y", .scalar(.integer))],
      [JSONValueParser.parse(#"{"x":"a,b","y":1}"#.utf8), JSONValueParser.parse(#"{"x":"\t","y":2}"#.utf8)])
    DelimitedOracleTests.hold(
      Array("x\ty\na,b\t1\n\"\t\"\t2\n".utf8), to: expectation, separator: UInt8(ascii: "\t"))
  }

  /// The header does not tell what separates, so the name of the file does.
  @Test func oneColumnOfTabSeparatedTextMayHaveCommas() {
    let expectation = Expectation.table(
      [Field("x", .scalar(.text))], [JSONValueParser.parse(#"{"x":"a,b"}"#.utf8)])
    DelimitedOracleTests.hold(Array("x\na,b\n".utf8), to: expectation, separator: UInt8(ascii: "\t"))
  }

  @Test func bytesThatAreNotUTF8AreBadData() {
    DelimitedOracleTests.hold(Array("x,y\n1,".utf8) + [0xC3, 0x28], to: .fault([6...6]))
    DelimitedOracleTests.hold(Array("x,y\n1,\"".utf8) + [0xFF] + Array("\"\n".utf8), to: .fault([7...7]))
  }
}
