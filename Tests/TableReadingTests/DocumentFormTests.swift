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
}
