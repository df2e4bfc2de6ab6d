import Columnar
import Foundation
import ResultRendering
import TestSupport
import Testing
import Values

struct JSONRenderingTests {
  private static let name: FieldType = .scalar(.text)

  /// Two rows with everything that a column can hold.
  private static var everything: ColumnTable {
    let agency: [(String, FieldType, Column)] = [
      ("id", .scalar(.integer), HandMade.numbers(.integer, [44, nil], absent: [1])),
      ("name", name, HandMade.texts(["NASA", "SpaceX"])),
    ]
    let family: [(String, FieldType, Column)] = [("name", name, HandMade.texts(["Dragon", nil]))]
    return HandMade.table([
      ("id", .scalar(.integer), HandMade.numbers(.integer, [.min, .max])),
      ("mass", .scalar(.real), HandMade.reals([0.1, 1e21])),
      ("in_space", .scalar(.boolean), HandMade.booleans([true, nil])),
      ("time", .scalar(.duration), HandMade.numbers(.duration, [0, 21_942_849_000_000])),
      ("day", .scalar(.date), HandMade.numbers(.date, [0, nil], absent: [1])),
      ("at", .scalar(.timestamp), HandMade.numbers(.timestamp, [1_551_512_940_000_000, 500_000])),
      ("text", name, HandMade.texts(["a\"b\\\n\u{1}é", ""])),
      ("any", .mixed, HandMade.mixed([("1", "1"), ("x", "\"x\"")])),
      (
        "agency", .record(agency.map { Field($0.0, $0.1) }),
        HandMade.record(
          agency, isThere: [true, true], writtenAsText: Bitmap(words: [0b10], count: 2))
      ),
      (
        "family", .list(.record([Field("name", name)])),
        HandMade.lists([2, 0], of: HandMade.record(family, isThere: [true, true]))
      ),
    ])
  }

  private static let firstObject = #"""
    {"id":-9223372036854775808,"mass":0.1,"in_space":true,"time":"P0D","day":"1970-01-01",\#
    "at":"2019-03-02T07:49:00Z","text":"a\"b\\\n\u0001é","any":1,\#
    "agency":{"id":44,"name":"NASA"},"family":[{"name":"Dragon"},{"name":null}]}
    """#
  private static let secondStart = #"{"id":9223372036854775807,"mass":1e+21,"in_space":null,"#
  private static let secondEnd = #"""
    "at":"1970-01-01T00:00:00.5Z","text":"","any":"x","agency":"SpaceX","family":[]}
    """#

  @Test func `a whole record is written as it came, absent keys left out`() throws {
    let second =
      JSONRenderingTests.secondStart + #""time":"P253DT23H14M9S","# + JSONRenderingTests.secondEnd
    let lines = try HandMade.rendered(
      HandMade.wholeRecords(JSONRenderingTests.everything), as: .ndjson)
    #expect(lines == JSONRenderingTests.firstObject + "\n" + second + "\n")
    let array = try HandMade.rendered(HandMade.wholeRecords(JSONRenderingTests.everything), as: .json)
    #expect(array == "[" + JSONRenderingTests.firstObject + "," + second + "]\n")
  }

  @Test func `a selected field is null where the key is absent`() throws {
    let line = try HandMade.rendered(
      HandMade.selected(JSONRenderingTests.everything, rows: [1]), as: .ndjson)
    let second =
      JSONRenderingTests.secondStart + #""time":"P253DT23H14M9S","day":null,"#
      + JSONRenderingTests.secondEnd
    #expect(line == second + "\n")
  }

  @Test func `no rows are an empty array, or nothing`() throws {
    let result = HandMade.wholeRecords(JSONRenderingTests.everything, rows: [])
    #expect(try HandMade.rendered(result, as: .json) == "[]\n")
    #expect(try HandMade.rendered(result, as: .ndjson) == "")
  }

  @Test func `rows come in the order of the answer, computed columns by its own rows`() throws {
    let table = HandMade.table([("id", .scalar(.integer), HandMade.numbers(.integer, [1, 2, 3]))])
    let columns = [
      ResultColumn(name: "id", type: .scalar(.integer), content: .field(FieldPath([0]))),
      ResultColumn(
        name: "half", type: .scalar(.real), content: .computed(HandMade.reals([1.5, nil]))),
    ]
    let result = ResultSet(
      table: table, rows: .list([2, 0]), columns: columns, isWholeRecords: false)
    #expect(try HandMade.rendered(result, as: .json) == #"[{"id":3,"half":1.5},{"id":1,"half":null}]"# + "\n")
  }

  /// The values at the end of a path through lists, a list for each row of the answer.
  @Test func `lists made for the answer are numbered like its rows`() throws {
    let table = HandMade.table([("id", .scalar(.integer), HandMade.numbers(.integer, [1, 2, 3]))])
    let names = HandMade.lists([2, nil], of: HandMade.texts(["Dragon", "Dragon 2"]))
    let columns = [
      ResultColumn(name: "id", type: .scalar(.integer), content: .field(FieldPath([0]))),
      ResultColumn(name: "names", type: .list(.scalar(.text)), content: .computed(names)),
    ]
    let result = ResultSet(table: table, rows: .list([2, 0]), columns: columns, isWholeRecords: false)
    #expect(
      try HandMade.rendered(result, as: .ndjson) == """
        {"id":3,"names":["Dragon","Dragon 2"]}
        {"id":1,"names":null}

        """)
    #expect(
      try HandMade.rendered(result, as: .csv) == "id,names\n3,\"[\"\"Dragon\"\",\"\"Dragon 2\"\"]\"\n1,\n")
    #expect(
      try HandMade.rendered(result, as: .tsv) == "id\tnames\n3\t\"[\"\"Dragon\"\",\"\"Dragon 2\"\"]\"\n1\t\n")
    #expect(
      try HandMade.rendered(result, as: .line)
        == "id = 3\nnames = [\"Dragon\",\"Dragon 2\"]\n\nid = 1\nnames = null\n")
  }

  @Test(arguments: [UInt64(1), 2, 3, 4]) func `another reader reads back any text`(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let texts = (0..<300).map { _ in random.text(upTo: 12) }
    let table = HandMade.table([("text", JSONRenderingTests.name, HandMade.texts(texts))])
    let json = try HandMade.rendered(HandMade.wholeRecords(table), as: .json)
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: String]]
    let found = read?.map { Array(($0["text"] ?? "").unicodeScalars) }
    #expect(found == texts.map { Array($0.unicodeScalars) }, "seed \(seed)")
  }

  @Test func `256 levels fit a small stack`() throws {
    var column = HandMade.numbers(.integer, [1])
    var type: FieldType = .scalar(.integer)
    var expected = "1"
    for level in 0..<256 {
      if level.isMultiple(of: 2) {
        column = HandMade.lists([1], of: column)
        type = .list(type)
        expected = "[\(expected)]"
      } else {
        column = HandMade.record([("a", type, column)], isThere: [true])
        type = .record([Field("a", type)])
        expected = "{\"a\":\(expected)}"
      }
    }
    let result = HandMade.selected(HandMade.table([("deep", type, column)]))
    #expect(try SmallStack.run { try HandMade.rendered(result, as: .json) } == "[{\"deep\":\(expected)}]\n")
  }
}
