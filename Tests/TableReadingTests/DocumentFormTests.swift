import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

@Suite struct DocumentFormTests {
  @Test(arguments: [
    #"{"id":1,"n":"a"} {"id":2}"#, "{\"id\":1,\"n\":\"a\"}\r\n\r\n{\"id\":2}\n",
    #"[{"id":1,"n":"a"},{"id":2}]"#,
    #"{"count":2,"next":null,"results":[{"id":1,"n":"a"},{"id":2}]}"#,
    #"{"results":[{"id":1,"n":"a"},{"id":2}],"count":{"results":[1]},"x":[[],{}]}"#,
    #"{"results":[{"id":1,"n":"a"}]} {"next":1,"results":[]} {"results":[{"id":2}],"next":"x"}"#,
    "\u{FEFF} [{\"id\":1,\"n\":\"a\"},{\"id\":2}]\n",
  ])
  func readsRecordsInEveryForm(text: String) throws {
    let table = try read(text)
    let pieces = try read(#"{"id":1,"n":"a"}"#, #"[{"id":2}]"#)
    #expect(table == pieces)
  }

  @Test(arguments: ["", " \n", "\u{FEFF}", "[]", " [ ] ", #"{"results":[]}"#])
  func noRecordsAreATableWithoutRowsAndFields(text: String) throws {
    let table = try read(text)
    #expect(table.rowCount == 0)
    #expect(table.schema.fields.isEmpty)
  }

  @Test(arguments: [
    #"{"results":[1,2]}"#, #"{"results":{"a":1}}"#, #"{"results":null,"b":[{}]}"#, #"{"a":{"results":[{}]}}"#,
    "{}",
  ])
  func anObjectWithoutAnArrayOfObjectsAsResultsIsARecord(text: String) throws {
    #expect(TableModel.records(try read(text)) == [JSONValueParser.parse(text.utf8)])
  }

  @Test(arguments: [
    (#"{"results":[{}],"results":[{}]}"#, 26), (#"{"results":[{}]} {"a":1}"#, 17),
    (#"{"results":[{},1]}"#, 15),
    (#"{"results":[{}],"a":01}"#, 20),
  ])
  func saysWhatIsWrongWithAPage(text: String, byte: Int) throws {
    #expect(try #require(fault(text)).span?.start == byte)
  }

  @Test func severalInputsMakeOneTable() throws {
    let table = try read(
      #"[{"a":1,"b":"x"}]"#, #"{"results":[{"b":null,"c":[1.5]},{"a":2.5}]}"#, "", #"{"a":3}"#)
    #expect(
      table.schema.fields == [
        Field("a", .scalar(.real)), Field("b", .scalar(.text)), Field("c", .list(.scalar(.real))),
      ])
    #expect(
      TableModel.records(table)
        == [#"{"a":1,"b":"x"}"#, #"{"b":null,"c":[1.5]}"#, #"{"a":2.5}"#, #"{"a":3}"#].map {
          JSONValueParser.parse($0.utf8)
        })
  }

  @Test func namesTheFileThatIsWrong() throws {
    let found = try #require(
      fault([
        DataInput(name: "a.json", bytes: Array("{}".utf8)), DataInput(name: "b.json", bytes: Array("[".utf8)),
      ]))
    #expect(found.file == "b.json")
  }

  @Test func anInferredTableIsSearchedInItsTexts() throws {
    let table = try read(#"{"a":"x","b":1,"c":{"d":"y"}}"#)
    #expect(table.profile.searchFields == [FieldPath([0])])
    #expect(table.profile.displayFields == [FieldPath([0]), FieldPath([1])])
    #expect(table.profile.shapeName == nil)
  }

  /// How many names stand twice, and where the second value of the first one does.
  @Test(arguments: [
    (#"{"a":1,"a":2}"#, 1, 11), (#"{"count":1,"count":2,"results":[{"a":1}]}"#, 1, 19),
    (#"{"results":[{"a":{"b":1,"b":2,"b":3}}],"next":1} {"results":[],"next":2,"next":3}"#, 2, 28),
    (#"{"count":1,"results":[{"a":1}]} {"count":1,"results":[{"a":1}]}"#, 0, 0),
    (#"[{"a":1},{"a":2}]"#, 0, 0),
  ])
  func namesThatStandTwiceAreWarnedOf(text: String, count: Int, place: Int) throws {
    let input = DataInput(name: "data.json", bytes: Array(text.utf8))
    let warnings = try TableReader.read([input], shapes: []).warnings
    #expect(warnings.count == min(count, 1))
    guard let warning = warnings.first else { return }
    #expect(warning.diagnostic.span == SourceSpan(place, place + 1))
    #expect(warning.diagnostic.severity == .warning && warning.diagnostic.file == "data.json")
    #expect(warning.diagnostic.message.contains("\(count - 1) more") == (count > 1))
    #expect(warning.source.utf8 == Array(text.utf8))
  }
}
