import Columnar
import ResultRendering
import Testing
import Values

struct DelimitedRenderingTests {
  @Test func `values are written by RFC 4180`() throws {
    let status: [(String, FieldType, Column)] = [("name", .scalar(.text), HandMade.texts(["A\"c", nil]))]
    let table = HandMade.table([
      ("id", .scalar(.integer), HandMade.numbers(.integer, [1, nil])),
      ("a,b", .scalar(.text), HandMade.texts(["x, \"y\"\r\n", ""])),
      ("time", .scalar(.duration), HandMade.numbers(.duration, [16_500_000_000, 0])),
      ("status", .record([Field("name", .scalar(.text))]), HandMade.record(status, isThere: [true, false])),
      ("list", .list(.scalar(.integer)), HandMade.lists([2, 0], of: HandMade.numbers(.integer, [1, 2]))),
      ("any", .mixed, HandMade.mixed([("3", "3"), ("3", "\"3\"")])),
    ])
    let expected = #"""
      id,"a,b",time,status,list,any
      1,"x, ""y""\#r\#n",PT4H35M,"{""name"":""A\""c""}","[1,2]",3
      ,"",P0D,,[],3

      """#
    #expect(try HandMade.rendered(HandMade.wholeRecords(table), as: .csv) == expected)
    let header = String(expected.prefix { $0 != "\n" }) + "\n"
    #expect(try HandMade.rendered(HandMade.wholeRecords(table, rows: []), as: .csv) == header)
  }

  @Test func `TSV follows the rules of CSV with tabs`() throws {
    let table = HandMade.table([
      ("id", .scalar(.integer), HandMade.numbers(.integer, [1, nil])),
      ("a\tb", .scalar(.text), HandMade.texts(["x\ty", ""])),
      ("text", .scalar(.text), HandMade.texts(["a, \"b\"\r\n", "a, b; 'c' \\t"])),
      ("list", .list(.scalar(.integer)), HandMade.lists([2, nil], of: HandMade.numbers(.integer, [1, 2]))),
      ("time", .scalar(.duration), HandMade.numbers(.duration, [16_500_000_000, nil])),
    ])
    let expected = """
      id\t"a\tb"\ttext\tlist\ttime
      1\t"x\ty"\t"a, ""b""\r\n"\t[1,2]\tPT4H35M
      \t""\ta, b; 'c' \\t\t\t

      """
    #expect(try HandMade.rendered(HandMade.wholeRecords(table), as: .tsv) == expected)
    let header = String(expected.prefix { $0 != "\n" }) + "\n"
    #expect(try HandMade.rendered(HandMade.wholeRecords(table, rows: []), as: .tsv) == header)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4], [OutputFormat.csv, .tsv])
  func `a reader of CSV or TSV reads back any text`(seed: UInt64, format: OutputFormat) throws {
    var random = RandomText(seed: seed)
    let first = (0..<200).map { _ in random.number(below: 5) == 0 ? nil : random.text(upTo: 6) }
    let second = (0..<200).map { _ in random.number(below: 5) == 0 ? nil : random.text(upTo: 6) }
    let table = HandMade.table([
      ("first", .scalar(.text), HandMade.texts(first)), ("second", .scalar(.text), HandMade.texts(second)),
    ])
    let text = try HandMade.rendered(HandMade.wholeRecords(table), as: format)
    var reader = DelimitedReader(text, delimiter: UInt8(ascii: format == .csv ? "," : "\t"))
    #expect(reader.nextRecord() == [bytes("first"), bytes("second")])
    for row in first.indices {
      #expect(reader.nextRecord() == [bytes(first[row]), bytes(second[row])], "seed \(seed), row \(row)")
    }
    #expect(reader.isAtEnd)
  }

  private func bytes(_ text: String?) -> [UInt8]? { text.map { Array($0.utf8) } }
}

/// As little of a reader of CSV and TSV as the tests need, written apart from the renderer.
private struct DelimitedReader {
  private var rest: ArraySlice<UInt8>
  private let delimiter: UInt8

  init(_ text: String, delimiter: UInt8) {
    rest = Array(text.utf8)[...]
    self.delimiter = delimiter
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// The fields of the next record; nil for an empty one without quotes.
  mutating func nextRecord() -> [[UInt8]?] {
    var fields: [[UInt8]?] = []
    while true {
      fields.append(nextField())
      guard rest.popFirst() == delimiter else { return fields }
    }
  }

  private mutating func nextField() -> [UInt8]? {
    let quote = UInt8(ascii: "\"")
    var field: [UInt8] = []
    guard rest.first == quote else {
      while let byte = rest.first, byte != delimiter, byte != UInt8(ascii: "\n") {
        field.append(byte)
        rest.removeFirst()
      }
      return field.isEmpty ? nil : field
    }
    rest.removeFirst()
    while let byte = rest.popFirst() {
      if byte == quote {
        guard rest.first == quote else { return field }
        rest.removeFirst()
      }
      field.append(byte)
    }
    return field
  }
}
