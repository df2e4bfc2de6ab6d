import Foundation
import LaunchLibrary

/// A JSON object as Foundation reads it, so that no reader of this project judges the project's own data.
typealias JSONObject = [String: Any]

/// A test's way to the embedded records and to the files that they are held against.
enum EmbeddedRecords {
  /// A file of the tests or the sources that does not have the expected form.
  struct UnexpectedForm: Error {
    let file: String
  }

  /// The embedded records, read by Foundation.
  static func all() throws -> [JSONObject] {
    let parsed = try JSONSerialization.jsonObject(with: Data(EmbeddedSpacecraft.bytes()))
    guard let records = parsed as? [JSONObject] else {
      throw UnexpectedForm(file: "EmbeddedSpacecraft.swift")
    }
    return records
  }

  /// The results of the two pages of LL2 that stand beside the tests, unaltered, as LL2 gave them.
  static func pageResults() throws -> [JSONObject] {
    let names = ["page-ordering-flights_count-offset-120", "page-ordering-time_in_space-offset-580"]
    return try names.flatMap { name in
      let file = projectFile("Tests/LaunchLibraryTests/Data/\(name).json")
      let page = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? JSONObject
      guard let results = page?["results"] as? [JSONObject] else { throw UnexpectedForm(file: name) }
      return results
    }
  }

  /// The readable source of the embedded records.
  static func source() throws -> [UInt8] {
    try [UInt8](Data(contentsOf: projectFile("Sources/LaunchLibrary/Data/spacecraft.json")))
  }

  /// Every object in `value`, itself first, with the key that it stands under (of a list: the list's key).
  static func objects(in value: Any, under key: String) -> [(key: String, object: JSONObject)] {
    if let list = value as? [Any] { return list.flatMap { objects(in: $0, under: key) } }
    guard let object = value as? JSONObject else { return [] }
    let inner = object.sorted { $0.key < $1.key }
    return [(key, object)] + inner.flatMap { objects(in: $0.value, under: $0.key) }
  }

  private static func projectFile(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)").standardized
  }
}
