import Foundation
import LaunchLibrary
import Perigee
import Testing

/// Rows as values of types of one's own.
@Suite struct DecodingTests {
  struct Named: Decodable, Equatable {
    let id: Int
    let name: String
  }

  enum Status: String, Decodable { case active = "Active", retired = "Retired", destroyed = "Destroyed" }

  struct Craft: Decodable {
    let name: String
    let inSpace: Bool
    let flightsCount: UInt8
    let timeInSpace: ExactDuration?
    let fastestTurnaround: Duration?
    let status: Named
    let spacecraftConfig: Configuration

    struct Configuration: Decodable {
      let agency: Agency
      let family: [Named]
    }

    struct Agency: Decodable {
      let name: String
      let abbrev: String?
    }
  }

  @Test func wholeRecordsBecomeNestedTypes() throws {
    let craft = try Table.spacecraft.run("where id = 554").decode(Craft.self)
    #expect(craft.count == 1)
    let endeavour = try #require(craft.first)
    #expect(endeavour.spacecraftConfig.family.map(\.name) == ["Dragon", "Dragon 2"])
    #expect(endeavour.spacecraftConfig.agency.name == "SpaceX")
    #expect(endeavour.status.id > 0)
    #expect(endeavour.fastestTurnaround.flatMap(ExactDuration.init) != nil)
    #expect(try Table.spacecraft.run("").decode(Craft.self).count == 43)
  }

  @Test func aRecordWithIDAndNameBecomesASingleValue() throws {
    struct Row: Decodable, Equatable {
      let name: String
      let status: Status
    }
    struct Numbered: Decodable { let status: Int }
    let rows = try Table.spacecraft.run("select name, status where id = 36").decode(Row.self)
    #expect(rows == [Row(name: "Space Shuttle Columbia", status: .destroyed)])
    #expect(try Table.spacecraft.run("where id = 36").decode(Numbered.self).map(\.status) == [3])
  }

  @Test func anAnswerOfOneColumnIsItsValues() throws {
    let ids = try Table.spacecraft.run("select id where id in (36, 40) order by id")
    #expect(try ids.decode(Int.self) == [36, 40])
    #expect(try ids.decode(Int8.self) == [36, 40])
    #expect(try ids.decode(Double.self) == [36, 40])
    #expect(try ids.decode([String: Int].self) == [["id": 36], ["id": 40]])
    #expect(try ids[1].decode(UInt64?.self) == 40)
  }

  static let times = #"""
    [{"at": "2020-02-29T12:00:00.5Z", "day": "2020-02-29", "long": "PT1H30M", "tags": ["a", "b"], "n": 300, "half": 0.5, "big": 1e300,
      "missing": null}]
    """#

  /// A date type of a user's own, which reads one value.
  struct Text: Decodable, Equatable {
    let text: String

    init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  }

  struct Seconds: Decodable, Equatable {
    let seconds: Double

    init(from decoder: any Decoder) throws {
      seconds = try decoder.singleValueContainer().decode(Double.self)
    }
  }

  @Test func timesBecomeWhateverReadsThem() throws {
    struct Times: Decodable {
      let at: Timestamp
      let day: CalendarDate
      let long: ExactDuration
    }
    struct Texts: Decodable, Equatable { let at, day, long: Text }
    struct Numbers: Decodable, Equatable { let at, day, long: Seconds }
    struct Foreign: Decodable {
      let at: Date
      let day: Date
      let long: Duration
    }
    let result = try Table(json: Self.times).run("")
    let times = try result[0].decode(Times.self)
    #expect(times.at.description == "2020-02-29T12:00:00.5Z")
    #expect(times.day == CalendarDate("2020-02-29"))
    #expect(times.long == .minutes(90))
    let texts = try result[0].decode(Texts.self)
    #expect(
      [texts.at.text, texts.day.text, texts.long.text] == ["2020-02-29T12:00:00.5Z", "2020-02-29", "PT1H30M"])
    let numbers = try result[0].decode(Numbers.self)
    #expect(
      [numbers.at.seconds, numbers.day.seconds, numbers.long.seconds] == [
        1_582_977_600.5, 1_582_934_400, 5400,
      ])
    let foreign = try result[0].decode(Foreign.self)
    #expect(foreign.at == Date(timeIntervalSince1970: 1_582_977_600.5))
    #expect(foreign.day == Date(timeIntervalSince1970: 1_582_934_400))
    #expect(foreign.long == .seconds(5400))
  }

  @Test func ownFunctionsMakeOwnTypes() throws {
    struct Link { let text: String }
    struct Row: Decodable {
      let tags: [Tag]
      let half: Half

      struct Tag: Decodable, Equatable {
        let letter: Character
        init(_ letter: Character) { self.letter = letter }
        init(from decoder: any Decoder) throws { throw Refusal() }
      }

      struct Half: Decodable, Equatable { let value: Double? }
    }
    struct Refusal: Error {}
    var decoder = RowDecoder()
    decoder.use(for: Row.Tag.self) { value in value.text?.first.map(Row.Tag.init) }
    decoder.use(for: Row.Half.self) { value in Row.Half(value: value.real) }
    let result = try Table(json: Self.times).run("")
    let row = try result[0].decode(Row.self, with: decoder)
    #expect(row.tags == [Row.Tag("a"), Row.Tag("b")])
    #expect(row.half.value == 0.5)
    let refused = #expect(throws: RowDecodingError.self) { try result.decode(Row.self) }
    #expect(refused?.underlyingError == nil || refused?.underlyingError is Refusal)
    #expect(refused?.reason == .refused)
  }

  struct Wants<Field: Decodable>: Decodable {
    let field: Field

    enum CodingKeys: String, CodingKey { case field }
  }

  static func misfit<Field: Decodable>(_ field: String, _ type: Field.Type) throws -> RowDecodingError? {
    let result = try Table(json: Self.times).run("select \(field) as field")
    return #expect(throws: RowDecodingError.self) { try result.decode(Wants<Field>.self) }
  }

  @Test func misfitsSayWhereAndWhy() throws {
    let cases: [(RowDecodingError?, RowDecodingError.Reason, String)] = [
      (try Self.misfit("n", Int8.self), .outOfRange, "row 0, `field`: 300 is no value of `Int8`"),
      (try Self.misfit("half", Int.self), .outOfRange, "row 0, `field`: 0.5 is no value of `Int`"),
      (try Self.misfit("big", Float.self), .outOfRange, "row 0, `field`: 1e+300 is no value of `Float`"),
      (
        try Self.misfit("n", String.self), .wrongType,
        "row 0, `field`: the integer 300 is no value of `String`"
      ),
      (
        try Self.misfit("at", Bool.self), .wrongType,
        "row 0, `field`: the timestamp 2020-02-29T12:00:00.5Z is no value of `Bool`"
      ),
      (
        try Self.misfit("missing", String.self), .null,
        "row 0, `field`: null where a value of `String` is needed"
      ),
      (
        try Self.misfit("tags", [Int].self), .wrongType,
        "row 0, `field[0]`: the text `a` is no value of `Int`"
      ),
      (
        try Self.misfit("at", ExactDuration.self), .wrongType,
        "row 0, `field`: the timestamp 2020-02-29T12:00:00.5Z is no value of `ExactDuration`"
      ),
    ]
    for (error, reason, description) in cases {
      #expect(error?.reason == reason)
      #expect(error?.description == description)
    }
    let unknown = #expect(throws: RowDecodingError.self) {
      try Table.spacecraft.run("select name order by id").decode(Named.self)
    }
    #expect(unknown?.description == "row 0, `id`: no field is called `id`; there are `name`")
    let second = #expect(throws: RowDecodingError.self) {
      try Table(json: #"[{"field": 1}, {"field": null}]"#).run("").decode(Wants<Int>.self)
    }
    #expect(second?.row == 1)
    #expect(second?.path == "field")
  }

  @Test func misfitsTellTheFieldsOwnName() throws {
    struct Row: Decodable {
      let oneCraft: [Craft]
      struct Craft: Decodable { let flightsCount: Int }
    }
    let table = try Table(json: #"[{"one_craft": [{"flights_count": 1}, {"flights_count": null}]}]"#)
    let error = #expect(throws: RowDecodingError.self) { try table.run("").decode(Row.self) }
    #expect(error?.path == "oneCraft[1].flightsCount")
    #expect(error?.fieldPath == "one_craft[1].flights_count")
    #expect(
      error?.description
        == "row 0, `one_craft[1].flights_count` (key `oneCraft[1].flightsCount`): null where a value of `Int` is needed"
    )
  }

  @Test func exactKeysFindNoOthers() throws {
    struct Row: Decodable { let flightsCount: Int }
    let result = try Table.spacecraft.run("where id = 36")
    #expect(try result.decode(Row.self).map(\.flightsCount) == [28])
    #expect(throws: RowDecodingError.self) {
      try result.decode(Row.self, with: RowDecoder(keyMatching: .exact))
    }
  }

  @Test func absentKeysAndNullsAreNil() throws {
    struct Row: Decodable, Equatable {
      let a: Int?
      let b: Inner?
      struct Inner: Decodable, Equatable { let c: [Int?]? }
    }
    let table = try Table(json: #"[{"a": 1, "b": {"c": [1, null]}}, {"b": null}, {"a": null, "b": {}}]"#)
    #expect(
      try table.run("").decode(Row.self) == [
        Row(a: 1, b: .init(c: [1, nil])), Row(a: nil, b: nil), Row(a: nil, b: .init(c: nil)),
      ])
  }

  @Test func anyValueDecodesAsWhatItIs() throws {
    let result = try Table(json: Self.times).run("select long, tags, missing")
    #expect(
      try result[0].decode([String: Value].self) == [
        "long": .duration(.minutes(90)), "tags": ["a", "b"], "missing": nil,
      ])
  }

  @Test func valuesGoThroughJSON() throws {
    let row = try #require(try Table.spacecraft.run("where id = 554").first)
    let json = try JSONEncoder().encode(row["spacecraft_config"])
    #expect(try JSONDecoder().decode(Value.self, from: json)["agency"]["name"] == "SpaceX")
    #expect(try JSONEncoder().encode(Value.duration(.hours(1))) == Data("\"PT1H\"".utf8))
  }
}
