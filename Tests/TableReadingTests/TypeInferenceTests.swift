import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

@Suite struct TypeInferenceTests {
  /// The type of `x` where the records have these values.
  @Test(arguments: [
    (["1", "-2", "null"], FieldType.scalar(.integer)), (["-0", "1"], .scalar(.integer)),
    (["9223372036854775807", "-9223372036854775808"], .scalar(.integer)), (["1", "2.5"], .scalar(.real)),
    (["5.0"], .scalar(.real)), (["9007199254740992", "0.5"], .scalar(.real)),
    (["9007199254740993", "0.5"], .mixed), (["9223372036854775808"], .scalar(.real)),
    (["9223372036854775809"], .mixed), (["-9223372036854775809"], .mixed),
    (["123456789012345670000"], .scalar(.real)), (["-123456789012345670000", "1"], .scalar(.real)),
    (["123456789012345670001"], .mixed), (["123456789012345600000"], .scalar(.real)),
    (["1234567890123456800", "0.5"], .scalar(.real)), (["1234567890123456801", "0.5"], .mixed),
    (["1234567890123456700000"], .mixed),
    (["18446744073709551616", "1"], .scalar(.real)), (["18446744073709551616", "9007199254740993"], .mixed),
    (["1e400"], .mixed), (["1", "-1e400"], .mixed), (["1e-400"], .scalar(.real)),
    (["true", "false", "null"], .scalar(.boolean)), (["true", "1"], .mixed),
    (["null", "null"], .scalar(.text)),
    ([#""a""#, #""""#, "null"], .scalar(.text)), ([#""a""#, "1"], .mixed),
    ([#""1""#, #""2""#], .scalar(.text)),
    ([#""2024-02-29""#, "null"], .scalar(.date)), ([#""2023-02-29""#], .scalar(.text)),
    ([#""2024-02-29""#, #""x""#], .scalar(.text)),
    ([#""2024-02-29""#, #""2024-02-29T00:00:00Z""#], .scalar(.text)),
    ([#""2019-03-02T07:49:00Z""#, #""2019-03-02T07:49:00.5Z""#], .scalar(.timestamp)),
    ([#""2019-03-02T07:49Z""#], .scalar(.text)), ([#""2019-03-02 07:49:00Z""#], .scalar(.text)),
    ([#""P1DT2H""#, #""P0D""#, #""-PT1S""#], .scalar(.duration)), ([#""P2W""#], .scalar(.text)),
    ([#""P3DT04H05M06S""#], .scalar(.text)), ([#""P1D""#, #""P1Y""#], .scalar(.text)),
    (["[]", "null"], .list(.scalar(.text))), (["[1]", "[2.5]", "[]"], .list(.scalar(.real))),
    (["[1]", #"["a"]"#], .list(.mixed)), (["[[]]", "[[true]]"], .list(.list(.scalar(.boolean)))),
    (["[null]"], .list(.scalar(.text))), (["[1]", "1"], .mixed), (["{}", "[]"], .mixed),
    (["{}"], .record([])),
    (
      [#"{"a":1}"#, #"{"b":"x"}"#, "null"],
      .record([Field("a", .scalar(.integer)), Field("b", .scalar(.text))])
    ),
    ([#"[{"a":1},null]"#], .list(.record([Field("a", .scalar(.integer))]))),
  ])
  func infersTheTypeOfAllValues(values: [String], type: FieldType) throws {
    let lines = values.map { #"{"x":\#($0)}"# }
    let table = try read(lines.joined(separator: "\n"))
    #expect(table.schema.fields == [Field("x", type)])
    #expect(TableModel.records(table) == lines.map { JSONValueParser.parse($0.utf8) })
    let pieces = try TableReader.read(
      lines.map { DataInput(name: "piece", bytes: Array($0.utf8)) }, shapes: []
    ).table
    #expect(pieces == table)
  }

  @Test func digitsBeyondAllNumbersAreMixed() throws {
    let digits = "1" + String(repeating: "0", count: 400)
    #expect(try read(#"{"x":\#(digits)}"#).schema.fields == [Field("x", .mixed)])
  }

  @Test func mixedValuesKeepTheirSourceOnOneLine() throws {
    let text = """
      {"x": "a\\u0041\\n"} {"x": { "k" : [ 1.50 , "b  \\" c\\\\" ],
        "l":\t{ } } } {"x": 1.0} {"x": 12} {"x": null} {} {"x": 1e400} {"x":[ ]} {"x": true} {"x":false}
      """
    let table = try read(#"{"x":{ "first" : 1 }}"#, text)
    guard case .mixed(let column) = try #require(table.columns.first) else {
      Issue.record("`x` is not mixed")
      return
    }
    let sources = (0..<table.rowCount).map { column.sources.string($0) }
    #expect(
      sources == [
        #"{"first":1}"#, #""aA\n""#, #"{"k":[1.50,"b  \" c\\"],"l":{}}"#, "1.0", "12", "", "", "1e400", "[]",
        "true",
        "false",
      ])
    #expect(String(decoding: column.reading[1], as: UTF8.self) == "aA\n")
    #expect(String(decoding: column.reading[2], as: UTF8.self) == sources[2])
    #expect(column.nullity.isAbsent(6) && !column.nullity.isAbsent(5) && column.nullity.isNull(5))
  }

  @Test(arguments: [
    ("0", true), ("9007199254740992", true), ("9007199254740993", false), ("-9007199254740993", false),
    ("9007199254740994", true), ("100000000000000000000000", false), ("10000000000000000000000", true),
    ("179769313486231570000000000000000000000", false), ("340282366920938463463374607431768211456", true),
    ("340282366920938463463374607431768211457", false), ("1" + String(repeating: "0", count: 309), false),
  ])
  func knowsWhichIntegersBinary64Has(digits: String, isExact: Bool) {
    let bytes = Array(digits.utf8)
    let isFound = ExactInteger.isBinary64(bytes.span)
    #expect(isFound == isExact)
  }

  @Test func theLargestPowerOfTwoIsExactAndTheNextIsNone() {
    var digits: [UInt8] = [1]
    func double() {
      var carry: UInt8 = 0
      for index in digits.indices.reversed() {
        let value = digits[index] * 2 + carry
        digits[index] = value % 10
        carry = value / 10
      }
      if carry > 0 { digits.insert(carry, at: 0) }
    }
    for _ in 0..<1023 { double() }
    let largest = digits.map { $0 + 48 }
    double()
    let next = digits.map { $0 + 48 }
    let answers = [ExactInteger.isBinary64(largest.span), ExactInteger.isBinary64(next.span)]
    #expect(answers == [true, false])
  }
}
