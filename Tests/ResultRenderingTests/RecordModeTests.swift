import Columnar
import ResultRendering
import Testing
import Values

struct RecordModeTests {
  private static let text: FieldType = .scalar(.text)

  /// Two records: the first came in detailed mode, the second without the detailed keys.
  private static var craft: ColumnTable {
    let family: [(String, FieldType, Column)] = [
      ("name", text, HandMade.texts(["Dragon", "Soyuz"])),
      ("launches", .scalar(.integer), HandMade.numbers(.integer, [35, nil], absent: [1])),
    ]
    let familyType = FieldType.list(.record(family.map { Field($0.0, $0.1) }))
    let configuration: [(String, FieldType, Column)] = [
      ("history", text, HandMade.texts(["long", nil], absent: [1])),
      ("name", text, HandMade.texts(["Dragon 2", "Soyuz MS"])),
      ("family", familyType, HandMade.lists([1, 1], of: HandMade.record(family, isThere: [true, true]))),
    ]
    let schema = Schema([
      Field("response_mode", text), Field("config", .record(configuration.map { Field($0.0, $0.1) })),
      Field("flights", .list(.scalar(.integer))),
    ])
    let flights = HandMade.numbers(.integer, [1, 2])
    guard case .list(let lists) = HandMade.lists([2, nil], of: flights) else {
      preconditionFailure("lists are lists")
    }
    let absence = HandMade.nullity([0, nil], absent: [1])
    return ColumnTable(
      schema: schema,
      columns: [
        HandMade.texts(["detailed", "normal"]), HandMade.record(configuration, isThere: [true, true]),
        .list(ListColumn(offsets: lists.offsets, elements: flights, nullity: absence)),
      ], rowCount: 2, profile: profile)
  }

  private static var profile: TableProfile {
    TableProfile(
      searchFields: [], displayFields: [],
      detailedFields: [FieldPath([2]), FieldPath([1, 0]), FieldPath([1, 2, 1])])
  }

  private static let first = #"""
    {"response_mode":"detailed","config":{"history":"long","name":"Dragon 2",\#
    "family":[{"name":"Dragon","launches":35}]},"flights":[1,2]}
    """#
  private static let firstShort = #"""
    {"response_mode":"detailed","config":{"name":"Dragon 2","family":[{"name":"Dragon"}]}}
    """#
  private static let second = #"""
    {"response_mode":"normal","config":{"name":"Soyuz MS","family":[{"name":"Soyuz"}]}}
    """#

  @Test(arguments: [nil, RecordMode.detailed]) func `records come with all that they have`(
    mode: RecordMode?
  ) throws {
    let options = RenderingOptions(mode: mode)
    let lines = try HandMade.rendered(HandMade.wholeRecords(Self.craft), as: .ndjson, options: options)
    #expect(lines == "\(Self.first)\n\(Self.second)\n")
    let csv = try HandMade.rendered(HandMade.wholeRecords(Self.craft), as: .csv, options: options)
    #expect(csv.hasPrefix("response_mode,config,flights\n"))
  }

  @Test func `normal mode leaves the detailed fields out, wherever they stand`() throws {
    let options = RenderingOptions(mode: .normal)
    let lines = try HandMade.rendered(HandMade.wholeRecords(Self.craft), as: .ndjson, options: options)
    #expect(lines == "\(Self.firstShort)\n\(Self.second)\n")
    let array = try HandMade.rendered(HandMade.wholeRecords(Self.craft), as: .json, options: options)
    #expect(array == "[\(Self.firstShort),\(Self.second)]\n")
    let tsv = try HandMade.rendered(HandMade.wholeRecords(Self.craft, rows: [1]), as: .tsv, options: options)
    #expect(
      tsv == #"""
        response_mode	config
        normal	"{""name"":""Soyuz MS"",""family"":[{""name"":""Soyuz""}]}"

        """#)
  }

  @Test func `what select asked for is written in any mode`() throws {
    let options = RenderingOptions(mode: .normal)
    let lines = try HandMade.rendered(HandMade.selected(Self.craft, rows: [0]), as: .ndjson, options: options)
    #expect(lines == Self.first + "\n")
  }
}
