import Foundation
import LaunchLibrary
import Perigee
import TableReading
import TestSupport
import Testing
import Values

/// The declared shapes against what LL2 itself publishes about its data.
@Suite struct PublishedSchemaTests {
  private static let settings = RandomTestSettings(defaultRounds: 40)

  private static let shapes: [(schema: String, shape: TableShape, fewestPaths: Int)] = [
    ("SpacecraftNormal", SpacecraftShape.table, 60),
    ("SpacecraftEndpointDetailed", SpacecraftShape.table, 600),
    ("SpacecraftConfigNormal", ConfigurationShape.table, 40),
    ("SpacecraftConfigDetailed", ConfigurationShape.table, 150),
  ]

  @Test(arguments: [0, 1, 2, 3])
  func everyPublishedPathIsDeclaredWithItsType(number: Int) throws {
    let (schema, shape, fewestPaths) = Self.shapes[number]
    var differences: [String] = []
    let count = Self.compare(
      try PublishedSchema().record(schema), .record(shape.fields), at: schema, &differences)
    #expect(differences == [])
    #expect(count >= fewestPaths)
  }

  /// Adds the paths whose type is not as published; returns how many there are.
  private static func compare(
    _ published: PublishedSchema.Form, _ declared: ShapeType, at path: String, _ differences: inout [String]
  ) -> Int {
    switch (published, declared) {
    case (.scalar(let type), .scalar(let other)), (.scalar(let type), .usual(let other)):
      if type != other { differences.append("\(path): \(type), declared as \(other)") }
      return 1
    case (.list(let element), .list(let other)): return compare(element, other, at: path, &differences)
    case (.record(let members), .record(let fields)):
      var count = 1
      for member in members {
        let place = "\(path).\(member.name)"
        if let field = fields.first(where: { $0.name == member.name }) {
          count += compare(member.form, field.type, at: place, &differences)
        } else {
          differences.append("\(place): not declared")
        }
      }
      return count
    case (.scalar, _), (.list, _), (.record, _):
      differences.append("\(path): declared as \(declared)")
      return 1
    }
  }

  @Test(arguments: [0, 1, 2, 3])
  func recordsAsPublishedArePrintedAsTheyCame(number: Int) throws {
    let (schema, shape, _) = Self.shapes[number]
    let form = try PublishedSchema().record(schema)
    for round in 0..<Self.settings.rounds {
      let seed = Self.settings.seed(ofRound: round)
      var generator = SeededGenerator(seed: seed)
      // Records with one id would be one.
      let records = (0..<1 + generator.below(4)).map { number in
        form.object(&generator, id: number, keeping: shape.requiredKeys)
      }
      let text = "[\(records.joined(separator: ","))]"
      try expectRoundTrip(text, "\(schema), PERIGEE_SEED=\(seed)")
    }
  }

  @Test func realConfigurationsArePrintedAsTheyCame() throws {
    let text = try ProjectFiles.text("Tests/LaunchLibraryTests/Data/configurations-detailed.json")
    let table = try expectRoundTrip(text, "configurations")
    let types = Dictionary(uniqueKeysWithValues: table.schema.map { ($0.name, $0.type.description) })
    #expect(types["maiden_flight"] == "date" && types["height"] == "real")
    #expect(types["fastest_turnaround"] == "duration" && types["agency"] == "record")
    let family = try #require(table.schema.first { $0.name == "family" })
    let parent = try #require(family.type.fields.first { $0.name == "parent" })
    // Null in every record.
    #expect(parent.type.fields.first { $0.name == "parent" }?.type.description == "record")
    #expect(try table.run("where agency.founding_year < 1930").count == 1)
    #expect(throws: QueryError.self) { try table.run("/spacecraft/") }
  }

  @Test func configurationsInNormalModeLeaveTheirDetailsOut() throws {
    let text = try ProjectFiles.text("Tests/LaunchLibraryTests/Data/configurations-detailed.json")
    let table = try Table(json: text, shapes: LaunchLibrary.shapes)
    let printed = try table.run("limit 1").text(as: .json, options: WritingOptions(mode: .normal))
    let records = try #require(try parsed(printed) as? [JSONObject])
    let expected = ["agency", "family", "id", "image", "in_use", "name", "response_mode", "type", "url"]
    #expect(try #require(records.first).keys.sorted() == expected)
    let agency = try #require(records.first?["agency"] as? JSONObject)
    #expect(agency.keys.sorted() == ["abbrev", "id", "name", "response_mode", "type", "url"])
  }

  @Test(arguments: [
    #"[{"id":1,"name":"a","type":"T","agency":"A","in_use":"yes"}]"#,
    #"[{"id":"x","name":1,"type":[],"agency":true,"in_use":0}]"#,
    #"[{"id":1,"name":"a","type":null,"agency":null,"in_use":true,"height":"tall"}]"#,
  ])
  func otherDataWithTheKeysOfConfigurationsAreInferred(text: String) throws {
    let table = try expectRoundTrip(text, text)
    #expect(table.schema.map(\.type) == (try Table(json: text)).schema.map(\.type))
  }

  /// 2.2.0 has texts where 2.3.0 has numbers and images.
  @Test func olderDetailedRecordsArePrintedAsTheyCame() throws {
    let old = #"""
      {"id":1,"name":"a","spacecraft_config":{"id":2,"agency":{"name":"B","founding_year":"1958","type":"Government"}},
      "flights":[{"id":7,"launch":{"id":"u","image":"https://x/y.jpeg","pad":{"id":87,"latitude":"28.6","longitude":"-80.6",
      "location":{"country_code":"USA"}},"program":[{"id":4,"image_url":"https://x"}]}}]}
      """#
    let new = #"""
      {"id":2,"name":"b","spacecraft_config":{"id":2,"agency":{"name":"B","founding_year":1958,"type":{"id":1,"name":"Government"}}},
      "flights":[{"id":8,"launch":{"id":"v","image":{"id":1,"name":"i"},"pad":{"id":87,"latitude":28.6,"longitude":-80}}}]}
      """#
    try expectRoundTrip("[\(old)]", "2.2.0")
    try expectRoundTrip("[\(new)]", "2.3.0")
    try expectRoundTrip("[\(old),\(new)]", "both")
    let table = try Table(json: "[\(new)]", shapes: LaunchLibrary.shapes)
    #expect(try table.run("where any(flights.launch.pad.latitude > 28)").count == 1)
  }

  /// Loads records and holds what is printed of them against what they are.
  @discardableResult
  private func expectRoundTrip(_ text: String, _ comment: String) throws -> Table {
    let table = try Table(json: text, shapes: LaunchLibrary.shapes)
    let printed = try table.run("").text(as: .json)
    let (before, after) = (try parsed(text), try parsed(printed))
    #expect(before == after, "\(comment)\n\(text)\n\(printed)")
    return table
  }

  private func parsed(_ text: String) throws -> NSArray? {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSArray
  }
}
