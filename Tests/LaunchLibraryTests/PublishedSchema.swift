import Foundation
import TestSupport
import Values

/// LL2's own schema of spacecraft and configurations, of which the tests have the part that tells fields and types
/// (from its OpenAPI document for 2.3.0).
struct PublishedSchema {
  /// What LL2 says of a value. Every value may be null as well.
  indirect enum Form {
    case scalar(ScalarType)
    case record([(name: String, form: Form)])
    case list(Form)
  }

  /// A part of the document that does not have the expected form.
  struct Unexpected: Error {
    let place: String
  }

  private let schemas: JSONObject

  init() throws {
    let text = try ProjectFiles.text("Tests/LaunchLibraryTests/Data/schema-2.3.0.json")
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? JSONObject
    let components = document?["components"] as? JSONObject
    guard let schemas = components?["schemas"] as? JSONObject else {
      throw Unexpected(place: "components.schemas")
    }
    self.schemas = schemas
  }

  /// The fields of a schema, by their names in the alphabet's order.
  func record(_ name: String, depth: Int = 0) throws -> Form {
    guard depth < 16, let schema = schemas[name] as? JSONObject,
      let properties = schema["properties"] as? JSONObject
    else { throw Unexpected(place: name) }
    return .record(
      try properties.sorted { $0.key < $1.key }.map { key, value in
        (name: key, form: try form(value, called: key, in: name, depth: depth + 1))
      })
  }

  private func form(_ value: Any, called name: String, in schema: String, depth: Int) throws -> Form {
    guard let property = value as? JSONObject else { throw Unexpected(place: "\(schema).\(name)") }
    let inherited = (property["allOf"] as? [JSONObject])?.first
    if let reference = (property["$ref"] ?? inherited?["$ref"]) as? String {
      return try record(String(reference.split(separator: "/").last ?? ""), depth: depth)
    }
    switch (property["type"] as? String, property["format"] as? String) {
    case ("boolean", nil): return .scalar(.boolean)
    case ("integer", nil): return .scalar(.integer)
    case ("number", "double"): return .scalar(.real)
    case ("string", "date"): return .scalar(.date)
    case ("string", "date-time"): return .scalar(.timestamp)
    case ("string", nil), ("string", "uri"), ("string", "uuid"):
      return .scalar(PublishedSchema.durations.contains(name) ? .duration : .text)
    case ("array", nil):
      guard let items = property["items"] else { throw Unexpected(place: "\(schema).\(name)") }
      return .list(try form(items, called: name, in: schema, depth: depth))
    default: throw Unexpected(place: "\(schema).\(name)")
    }
  }

  /// The document calls a duration a string and says no more.
  private static let durations: Set = [
    "time_in_space", "time_docked", "fastest_turnaround", "duration", "turn_around_time", "length_of_day",
  ]
}

extension PublishedSchema.Form {
  /// A random value of this form, as JSON; null now and then.
  func value(_ generator: inout SeededGenerator) -> String {
    switch self {
    case _ where generator.oneIn(8): return "null"
    case .scalar(let type): return PublishedSchema.Form.scalar(type, &generator)
    case .list(let element):
      let values = (0..<generator.below(3)).map { _ in element.value(&generator) }
      return "[\(values.joined(separator: ","))]"
    case .record: return object(&generator)
    }
  }

  /// A random record; a field is left out now and then, unless it is one of `names`.
  func object(_ generator: inout SeededGenerator, id: Int? = nil, keeping names: [String] = []) -> String {
    guard case .record(let fields) = self else { return "null" }
    var members: [String] = []
    for field in fields where names.contains(field.name) || !generator.oneIn(12) {
      let value = field.form.value(&generator)
      members.append("\"\(field.name)\":\(field.name == "id" ? id.map(String.init) ?? value : value)")
    }
    return "{\(members.joined(separator: ","))}"
  }

  private static func scalar(_ type: ScalarType, _ generator: inout SeededGenerator) -> String {
    let number = generator.below(60)
    switch type {
    case .boolean: return number % 2 == 0 ? "true" : "false"
    case .integer: return "\(number - 5)"
    case .real: return number % 3 == 0 ? "\(number)" : "\(number).25"
    case .text:
      return generator.pick(["\"\"", "\"5\"", "\"Прогресс\"", "\"2019-03-02\"", "\"P1D\"", "\"true\""])
    case .duration: return "\"P\(number + 1)DT4H\""
    case .date: return "\"20\(10 + number)-03-02\""
    case .timestamp: return "\"20\(10 + number)-03-02T07:49:00Z\""
    }
  }
}
