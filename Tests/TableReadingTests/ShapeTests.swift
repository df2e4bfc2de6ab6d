import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

@Suite struct ShapeTests {
  private static let shape = TableShape(
    name: "LL2",
    fields: [
      ShapeField("id", .scalar(.integer)), ShapeField("name", .scalar(.text)),
      ShapeField("time", .scalar(.duration)), ShapeField("mass", .scalar(.real)),
      ShapeField("born", .scalar(.date)), ShapeField("seen", .scalar(.timestamp)),
      ShapeField("live", .scalar(.boolean)),
      ShapeField(
        "type",
        .record([ShapeField("id", .scalar(.integer)), ShapeField("name", .scalar(.text))])),
      ShapeField("tags", .list(.scalar(.text))),
      ShapeField("family", .list(.record([ShapeField("born", .scalar(.date))]))),
      ShapeField("free", .inferred),
      ShapeField("size", .record([ShapeField("x", .scalar(.real))])),
    ],
    requiredKeys: ["id", "name"], identity: "id", searchFields: [["name"], ["type", "name"], ["nowhere"]],
    displayFields: [["id"], ["type"]], detailedFields: [["tags"]])

  private static func readShaped(_ records: String...) throws -> ColumnTable {
    try read(records.joined(separator: "\n"), shapes: [shape])
  }

  @Test func declaredFieldsThatOccurComeFirst() throws {
    let record = #"{"extra":1,"name":"a","size":null,"id":1,"family":[],"time":null,"type":{"abbrev":"x"}}"#
    let table = try ShapeTests.readShaped(record)
    #expect(table.schema.fields.map(\.name) == ["id", "name", "time", "type", "family", "size", "extra"])
    #expect(table.schema.fields[2].type == .scalar(.duration))
    #expect(table.schema.fields[3].type.fields.map(\.name) == ["abbrev"])
    // Of records that are null everywhere, and of lists that are empty, the declared fields are to be expected.
    #expect(table.schema.fields[4].type == .list(.record([Field("born", .scalar(.date))])))
    #expect(table.schema.fields[5].type == .record([Field("x", .scalar(.real))]))
    #expect(TableModel.records(table) == [JSONValueParser.parse(record.utf8)])
  }

  @Test func aTextForARecordHasAllItsDeclaredFields() throws {
    let table = try ShapeTests.readShaped(#"{"id":1,"name":"a","type":"Cargo"}"#)
    #expect(table.schema.fields[2].type.fields.map(\.name) == ["id", "name"])
  }

  @Test func theProfileNamesPlacesOfTheSchema() throws {
    let profile = try ShapeTests.readShaped(#"{"id":1,"name":"a","type":null,"tags":["x"]}"#).profile
    #expect(profile.shapeName == "LL2")
    #expect(profile.identity == FieldPath([0]))
    #expect(profile.searchFields == [FieldPath([1]), FieldPath([2, 1])])
    #expect(profile.displayFields == [FieldPath([0]), FieldPath([2])])
    #expect(profile.detailedFields == [FieldPath([3])])
  }

  @Test(arguments: [#"{"id":1}"#, #"{"id":1,"name":"a"} {"name":"b"}"#, #"[{}]"#, #"[]"#])
  func dataWithoutTheRequiredKeysAreInferred(text: String) throws {
    #expect(try read(text, shapes: [ShapeTests.shape]).profile.shapeName == nil)
  }

  @Test func dataThatDoNotFitAShapeThatDoesNotBindAreInferred() throws {
    let loose = TableShape(
      name: "loose", fields: ShapeTests.shape.fields, requiredKeys: ["id", "name"], isBinding: false,
      identity: "id")
    let fitting = try read(#"{"id":1,"name":"a","time":null}"#, shapes: [loose])
    #expect(fitting.profile.shapeName == "loose")
    #expect(fitting.schema.fields[2].type == .scalar(.duration))
    // As no shape declares them.
    #expect(fitting.profile.searchFields == [FieldPath([1])])
    #expect(fitting.profile.displayFields == [FieldPath([0]), FieldPath([1]), FieldPath([2])])
    let other = try read(
      #"{"name":"a","id":1,"type":"x"}"#, #"{"name":"a","id":1,"type":5}"#, shapes: [loose])
    #expect(other.profile.shapeName == nil)
    #expect(other.schema.fields.map(\.name) == ["name", "id", "type"])
    #expect(other.rowCount == 2)
    // Another shape may still fit.
    let text = #"{"id":1,"name":"a","type":5,"tags":7}"#
    let unlike = TableShape(name: "other", fields: [], requiredKeys: ["tags"])
    #expect(try read(text, shapes: [loose, unlike]).profile.shapeName == "other")
  }

  @Test(arguments: [
    (["1958"], FieldType.scalar(.integer)), (["\"1958\""], .scalar(.text)), (["null"], .scalar(.integer)),
    (["1958", "null", "2"], .scalar(.integer)), (["1958", "\"1958\""], .mixed), (["1.5"], .scalar(.real)),
    (["[1]"], .list(.scalar(.integer))),
  ])
  func usualTypesYieldToWhatTheDataSay(values: [String], type: FieldType) throws {
    let shape = TableShape(
      name: "usual", fields: [ShapeField("year", .usual(.integer))], requiredKeys: ["year"])
    let table = try read(values.map { #"{"year":\#($0)}"# }.joined(separator: "\n"), shapes: [shape])
    #expect(table.schema.fields[0].type == type)
    #expect(TableModel.records(table) == values.map { JSONValueParser.parse(#"{"year":\#($0)}"#.utf8) })
  }

  @Test func requiredKeysMayBeNull() throws {
    #expect(try ShapeTests.readShaped(#"{"id":null,"name":null}"#).profile.shapeName == "LL2")
  }

  @Test func anEmptyPageHasTheShape() throws {
    let table = try read(#"{"count":0,"results":[]}"#, shapes: [ShapeTests.shape])
    #expect(table.rowCount == 0)
    #expect(table.schema.fields.count == 12)
  }

  @Test(arguments: [
    ("\"time\":\"P3DT04H05M06S\"", "\"time\":\"P3DT4H5M6S\""), ("\"time\":\"P2W\"", "\"time\":\"P14D\""),
    ("\"mass\":5", "\"mass\":5"), ("\"mass\":18446744073709551616", "\"mass\":18446744073709551616"),
    ("\"born\":\"2019-03-02\"", "\"born\":\"2019-03-02\""), ("\"live\":null", "\"live\":null"),
    ("\"seen\":\"2019-03-02 07:49+01:00\"", "\"seen\":\"2019-03-02T06:49:00Z\""),
    ("\"tags\":[\"a\",null]", "\"tags\":[\"a\",null]"),
    ("\"family\":[{\"born\":null},null]", "\"family\":[{\"born\":null},null]"),
    ("\"free\":[1,\"x\"]", "\"free\":[1,\"x\"]"), ("\"type\":\"Cargo\"", "\"type\":\"Cargo\""),
    ("\"name\":\"P1D\"", "\"name\":\"P1D\""),
  ])
  func declaredTypesAdmitTheirForms(member: String, meant: String) throws {
    let table = try ShapeTests.readShaped(#"{"id":1.0,"name":"a",\#(member)}"#)
    let expected = meant.hasPrefix("\"name\"") ? #"{"id":1,\#(meant)}"# : #"{"id":1,"name":"a",\#(meant)}"#
    #expect(TableModel.records(table) == [JSONValueParser.parse(expected.utf8)])
    #expect(table.schema.fields[0].type == .scalar(.integer))
    #expect(table.schema.fields[1].type == .scalar(.text))
  }

  @Test(arguments: [
    ("\"time\":5", "the integer `5` stands in `time`, which is a duration such as `P1DT2H` in LL2 data", nil),
    ("\"time\":\"P1Y\"", "the text `P1Y` stands in `time`", "years and months have no fixed length"),
    ("\"time\":\"PT0.0000001S\"", "`PT0.0000001S` stands in `time`", "it is finer than a microsecond"),
    ("\"time\":\"P999999999999D\"", "`P999999999999D`", "it is beyond 64 bits of microseconds"),
    ("\"time\":\"soon\"", "the text `soon` stands in `time`", nil),
    ("\"time\":\"\"", "the text `` stands in `time`", nil),
    ("\"mass\":\"5\"", "the text `5` stands in `mass`, which is a real number in LL2 data", nil),
    ("\"mass\":1e400", "the number `1e400` stands in `mass`", "it is beyond the real numbers"),
    ("\"mass\":9007199254740993", "the integer `9007199254740993`", "no real number has it exactly"),
    (
      "\"mass\":123456789012345678901", "the integer `123456789012345678901`", "no real number has it exactly"
    ),
    ("\"born\":\"2019-02-29\"", "the text `2019-02-29` stands in `born`", "there is no such day"),
    ("\"born\":\"2019-2-9\"", "the text `2019-2-9` stands in `born`", nil),
    ("\"seen\":\"2019-02-29T07:49:00Z\"", "`2019-02-29T07:49:00Z` stands in `seen`", "there is no such day"),
    ("\"seen\":\"2019-02-28T25:49:00Z\"", "`2019-02-28T25:49:00Z` stands in `seen`", nil),
    ("\"seen\":true", "the boolean `true` stands in `seen`", nil),
    ("\"live\":0", "the integer `0` stands in `live`, which is a boolean in LL2 data", nil),
    ("\"type\":7", "the integer `7` stands in `type`, which is a record or its name in LL2 data", nil),
    ("\"type\":{\"id\":1.5}", "the number `1.5` stands in `type.id`", "it has a fraction"),
    ("\"type\":{\"id\":15e-1}", "the number `15e-1` stands in `type.id`", "it has a fraction"),
    ("\"type\":{\"id\":1e30}", "the number `1e30` stands in `type.id`", "it is beyond 64 bits"),
    ("\"type\":{\"id\":9223372036854775808}", "the integer `9223372036854775808`", "it is beyond 64 bits"),
    ("\"type\":{\"name\":[]}", "a list stands in `type.name`, which is a text in LL2 data", nil),
    (
      "\"tags\":[\"a\",7]",
      "the integer `7` stands in the list `tags`, each element of which is a text in LL2 data",
      nil
    ),
    ("\"tags\":{}", "a record stands in `tags`, which is a list in LL2 data", nil),
    (
      "\"family\":[{},7]", "stands in the list `family`, each element of which is a record in LL2 data", nil
    ),
    ("\"family\":[{},{\"born\":1}]", "the integer `1` stands in `family.born`", nil),
    ("\"size\":\"x\"", "the text `x` stands in `size`, which is a record in LL2 data", nil),
  ])
  func valuesThatATypeDoesNotAdmitAreFaultsAtTheirPlace(member: String, message: String, hint: String?) throws
  {
    let good = #"{"id":1,"name":"a","tags":["q"],"family":[{"born":"2000-01-01"}]}"#
    let record = #"{"id":2,"name":"b",\#(member)}"#
    let inputs = [good, "[\(good),\n\(record)]"].map {
      DataInput(name: "\($0.utf8.count)", bytes: Array($0.utf8))
    }
    let diagnostic = try #require(fault(inputs, shapes: [ShapeTests.shape]))
    #expect(diagnostic.file == inputs[1].name)
    #expect(diagnostic.message.contains(message), "\(diagnostic.message)")
    #expect(diagnostic.hint == hint)
    let span = try #require(diagnostic.span)
    #expect(SourceText(utf8: inputs[1].bytes).location(at: span.start).line == 2)
    let value = member.drop { $0 != ":" }.dropFirst()
    let text = String(decoding: inputs[1].bytes[span.start..<span.end], as: UTF8.self)
    #expect(value.contains(text), "\(text)")
  }

  /// What stands first in the data is told first, in whatever order the fields are declared and wherever they nest.
  @Test(arguments: [
    (#"[{"id":1,"name":"a","live":7},{"id":"x","name":"b"}]"#, "`live`", "7"),
    (#"[{"size":8,"live":7,"id":1,"name":"a"}]"#, "`size`", "8"),
    (
      #"[{"id":1,"name":"a","family":[{"born":"2000-01-01"}]},{"name":3,"family":[{},{"born":5}],"id":2}]"#,
      "`name`", "3"
    ),
    (
      #"[{"id":1,"name":"a","family":[{"born":"2000-01-01"}]},{"family":[{},{"born":5}],"name":3,"id":2}]"#,
      "`family.born`", "5"
    ),
    (#"{"id":1,"name":"a"} {"tags":["q",6],"id":[],"name":"b"}"#, "`tags`", "6"),
    (#"[{"live":9,"id":"x","live":true,"name":"a"}]"#, "`id`", "\"x\""),
    (#"[{"live":true,"id":"x","live":9,"name":"a"}]"#, "`id`", "\"x\""),
  ])
  func theFirstOfSeveralFaultsIsTold(text: String, field: String, value: String) throws {
    let found = try #require(fault(text, shapes: [ShapeTests.shape]))
    #expect(found.message.contains(field), "\(found.message)")
    let span = try #require(found.span)
    #expect(SourceText(text)[span] == value)
    let lines = "name,live,id\na,true,1\nb,7,x\n"
    let inLines = try #require(
      fault([DataInput(name: "a.csv", bytes: Array(lines.utf8))], shapes: [ShapeTests.shape]))
    #expect(inLines.message.contains("`live`"))
    // In the second of three files.
    let files = [#"{"id":1,"name":"a"}"#, text, #"{"id":"y","name":"c"}"#].enumerated().map {
      DataInput(name: "\($0).json", bytes: Array($1.utf8))
    }
    #expect(fault(files, shapes: [ShapeTests.shape])?.file == "1.json")
  }

  @Test func aTextInPlaceOfARecordIsARecordOfThatName() throws {
    let table = try ShapeTests.readShaped(
      #"{"id":1,"name":"a","type":"Cargo"}"#, #"{"id":2,"name":"b","type":{"id":7,"name":"Crew"}}"#,
      #"{"id":3,"name":"c","type":null}"#, #"{"id":4,"name":"d","type":"Lander"}"#, #"{"id":5,"name":"e"}"#)
    guard case .record(let record) = table.columns[2] else {
      Issue.record("`type` is no record")
      return
    }
    #expect((0..<5).map { record.writtenAsText?[$0] } == [true, false, false, true, false])
    #expect(
      (0..<5).map { record.children[1].scalar($0) } == [
        .text("Cargo"), .text("Crew"), .null, .text("Lander"), .null,
      ])
    #expect((0..<5).map { record.children[0].scalar($0) } == [.null, .integer(7), .null, .null, .null])
    #expect(record.nullity.nullCount == 2)
  }

  @Test func recordsWithOneIdentityAreOneInTheFirstOnesPlace() throws {
    let table = try ShapeTests.readShaped(
      #"{"id":5,"name":"a","tags":["x","y"],"type":{"id":1}}"#, #"{"id":3,"name":"b","free":{"k":1}}"#,
      #"{"id":null,"name":"n"}"#, #"{"id":5,"name":"c","tags":["z"],"type":"T","free":"mixed"}"#,
      #"{"id":null,"name":"m"}"#, #"{"id":4,"name":"d","mass":1.5,"live":true}"#,
      #"{"id":5,"name":"e","live":false}"#)
    #expect(
      TableModel.records(table)
        == [
          #"{"id":5,"name":"e","live":false}"#, #"{"id":3,"name":"b","free":{"k":1}}"#,
          #"{"id":null,"name":"n"}"#,
          #"{"id":null,"name":"m"}"#, #"{"id":4,"name":"d","mass":1.5,"live":true}"#,
        ].map { JSONValueParser.parse($0.utf8) })
  }

  @Test func listsAndRecordsMoveWithTheirRow() throws {
    let table = try ShapeTests.readShaped(
      #"{"id":1,"name":"a","tags":["x"]}"#, #"{"id":2,"name":"b","tags":["p","q"],"type":"T"}"#,
      #"{"id":1,"name":"c","tags":["y","z"],"type":{"id":9,"name":"U"}}"#)
    #expect(
      TableModel.records(table)
        == [
          #"{"id":1,"name":"c","tags":["y","z"],"type":{"id":9,"name":"U"}}"#,
          #"{"id":2,"name":"b","tags":["p","q"],"type":"T"}"#,
        ].map { JSONValueParser.parse($0.utf8) })
  }

  @Test func fieldsOfADelimitedFileAreTextsToBeginWith() throws {
    let text = "id,name,type,live,time,mass\n1,5,Cargo,true,P1D,2\n2,true,7,,,1.5\n"
    let table = try TableReader.read(
      [DataInput(name: "craft.csv", bytes: Array(text.utf8))], shapes: [ShapeTests.shape]
    ).table
    #expect(
      TableModel.records(table)
        == [
          #"{"id":1,"name":"5","time":"P1D","mass":2,"live":true,"type":"Cargo"}"#,
          #"{"id":2,"name":"true","time":null,"mass":1.5,"live":null,"type":"7"}"#,
        ].map { JSONValueParser.parse($0.utf8) })
  }
}
