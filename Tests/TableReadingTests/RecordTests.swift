import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

@Suite struct RecordTests {
  @Test(arguments: [
    ([#"{"a":1,"a":2}"#], [#"{"a":2}"#]), ([#"{"a":1,"b":3,"a":"x"}"#], [#"{"a":"x","b":3}"#]),
    ([#"{"a":"long","a":"b"}"#, #"{"a":"c"}"#], [#"{"a":"b"}"#, #"{"a":"c"}"#]),
    ([#"{"a":{"b":1,"c":"x"},"a":{"b":2}}"#], [#"{"a":{"b":2}}"#]),
    ([#"{"a":[1,2,3],"a":[4]}"#, #"{"a":[5,6]}"#], [#"{"a":[4]}"#, #"{"a":[5,6]}"#]),
    ([#"{"a":[{"b":["x"]}],"a":[{"b":["y","z"]},{}]}"#], [#"{"a":[{"b":["y","z"]},{}]}"#]),
    ([#"{"a":1,"\u0061":true}"#], [#"{"a":true}"#]), ([#"{"a":[1],"a":null}"#], [#"{"a":null}"#]),
    ([#"{"a":{"a":1,"a":2},"a":{"a":3,"a":4}}"#], [#"{"a":{"a":4}}"#]),
  ])
  func theLaterOfTwoMembersWithOneNameCounts(records: [String], meant: [String]) throws {
    let table = try read(records.joined(separator: "\n"))
    #expect(TableModel.records(table) == meant.map { JSONValueParser.parse($0.utf8) })
  }

  @Test func absentAndNullAreDifferent() throws {
    let table = try read(#"{"a":{"b":1}} {"a":{}} {"a":{"b":null}} {"a":null} {}"#)
    guard case .record(let record) = try #require(table.columns.first) else {
      Issue.record("`a` is no record")
      return
    }
    let child = try #require(record.children.first)
    #expect((0..<5).map { record.nullity.isNull($0) } == [false, false, false, true, true])
    #expect((0..<5).map { record.nullity.isAbsent($0) } == [false, false, false, false, true])
    #expect((0..<5).map { child.nullity.isNull($0) } == [false, true, true, true, true])
    #expect((0..<5).map { child.nullity.isAbsent($0) } == [false, true, false, true, true])
  }

  @Test func fieldsComeInTheOrderOfTheirFirstAppearance() throws {
    let table = try read(#"{"b":1,"a":2} {"c":3,"a":4,"b":5} {"a":6}"#)
    #expect(table.schema.fields.map(\.name) == ["b", "a", "c"])
    #expect(table.rowCount == 3)
  }

  @Test func keysAreToldApartByTheirBytes() throws {
    let table = try read("{\"e\u{301}\":1,\"\u{E9}\":2,\"\\u00e9\":3,\"a\\\"b\":4,\"A\":5,\"a\":6}")
    #expect(table.schema.fields.count == 5)
    #expect(TableModel.records(table).count == 1)
  }

  @Test func aKeyWithAQuoteIsNotTakenForItsBytes() throws {
    let found = try #require(fault(#"{"a\"b":1} {"a"b":1}"#))
    #expect(found.span?.start == 15)
  }
}
