import Foundation
import LaunchLibrary
import TableReading
import Testing
import Values

@Suite("The shape of spacecraft")
struct SpacecraftShapeTests {
  private let table = SpacecraftShape.table

  @Test("is the one that files are read with")
  func isGiven() {
    #expect(LaunchLibrary.shapes.map(\.name) == ["LL2", "LL2 configuration"])
    #expect(table.requiredKeys == ["id", "name", "spacecraft_config"])
    #expect(table.identity == "id")
  }

  @Test("declares a type that fits for every field of the embedded records and of LL2's pages")
  func fitsRealRecords() throws {
    for record in try EmbeddedRecords.all() + EmbeddedRecords.pageResults() {
      #expect(misfits(of: record, in: .record(table.fields), at: "record") == [])
    }
  }

  @Test("has one declaration of each field")
  func declaresFieldsOnce() {
    #expect(repeatedNames(in: .record(table.fields), at: "record") == [])
  }

  @Test("searches and shows fields that are declared")
  func namesDeclaredFields() {
    for path in table.searchFields + table.displayFields {
      #expect(field(at: path) != nil, "\(path)")
    }
  }

  @Test("leaves out in normal mode what only detailed records have")
  func leavesOutDetailedFields() throws {
    for path in table.detailedFields {
      #expect(field(at: path) != nil, "\(path)")
    }
    let detailed = Set(table.detailedFields)
    #expect(detailed.count == table.detailedFields.count)
    for record in try EmbeddedRecords.pageResults() {
      #expect(detailed.isDisjoint(with: paths(in: record, after: [])))
    }
  }

  @Test(
    "knows the types of LL2's detailed fields",
    arguments: [
      ("spacecraft_config.maiden_flight", ScalarType.date), ("spacecraft_config.height", .real),
      ("spacecraft_config.crew_capacity", .integer), ("spacecraft_config.flight_life", .text),
      ("spacecraft_config.human_rated", .boolean), ("spacecraft_config.fastest_turnaround", .duration),
      ("spacecraft_config.family.maiden_flight", .date), ("flights.mission_end", .timestamp),
      ("flights.duration", .duration), ("flights.launch.id", .text), ("flights.launch.net", .timestamp),
      ("flights.landing.success", .boolean), ("flights.launch.mission.orbit.abbrev", .text),
    ])
  func knowsDetailedTypes(path: String, expected: ScalarType) throws {
    let found = try #require(field(at: path.split(separator: ".").map(String.init)))
    guard case .scalar(let type) = found.type else {
      Issue.record("`\(path)` is no scalar")
      return
    }
    #expect(type == expected)
  }

  /// The declared field at the end of a path; records in lists go by the list's name.
  private func field(at path: [String]) -> ShapeField? {
    var fields = table.fields
    var found: ShapeField?
    for name in path {
      found = fields.first { $0.name == name }
      guard let type = found?.type else { return nil }
      fields = self.fields(of: type)
    }
    return found
  }

  private func fields(of type: ShapeType) -> [ShapeField] {
    switch type {
    case .record(let fields): fields
    case .list(let element): fields(of: element)
    case .scalar, .usual, .inferred: []
    }
  }

  /// Where `value` is not what `type` declares, or has a field that is not declared.
  private func misfits(of value: Any, in type: ShapeType, at path: String) -> [String] {
    switch type {
    case _ where value is NSNull, .inferred: return []
    case .scalar(let scalar), .usual(let scalar): return fits(value, scalar) ? [] : [path]
    case .list(let element):
      guard let list = value as? [Any] else { return [path] }
      return list.flatMap { misfits(of: $0, in: element, at: path) }
    case .record(let fields):
      guard let object = value as? JSONObject else { return [path] }
      return object.flatMap { key, member in
        let place = "\(path).\(key)"
        guard let field = fields.first(where: { $0.name == key }) else { return [place] }
        return misfits(of: member, in: field.type, at: place)
      }
    }
  }

  private func fits(_ value: Any, _ type: ScalarType) -> Bool {
    switch type {
    case .boolean: value is Bool
    case .integer: value is Int
    case .real: value is Double
    case .text: value is String
    case .duration: (value as? String)?.hasPrefix("P") == true
    case .date: (value as? String)?.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
    case .timestamp: (value as? String)?.wholeMatch(of: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/) != nil
    }
  }

  private func repeatedNames(in type: ShapeType, at path: String) -> [String] {
    let fields = fields(of: type)
    let isRepeated = Set(fields.map(\.name)).count < fields.count
    return (isRepeated ? [path] : [])
      + fields.flatMap { repeatedNames(in: $0.type, at: "\(path).\($0.name)") }
  }

  private func paths(in value: Any, after path: [String]) -> Set<[String]> {
    if let list = value as? [Any] {
      return list.reduce(into: []) { $0.formUnion(paths(in: $1, after: path)) }
    }
    guard let object = value as? JSONObject else { return [] }
    return object.reduce(into: []) { result, member in
      result.insert(path + [member.key])
      result.formUnion(paths(in: member.value, after: path + [member.key]))
    }
  }
}
