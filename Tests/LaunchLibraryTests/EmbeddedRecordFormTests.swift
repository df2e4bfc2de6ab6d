import Foundation
import Testing

@Suite("Every embedded record")
struct EmbeddedRecordFormTests {
  /// The keys of each kind of object, by the key that it stands under.
  private static let keys: [String: Set<String>] = [
    "record": [
      "response_mode", "id", "url", "name", "serial_number", "is_placeholder", "image", "in_space",
      "time_in_space", "time_docked", "flights_count", "mission_ends_count", "status", "description",
      "spacecraft_config", "fastest_turnaround",
    ],
    "spacecraft_config": [
      "response_mode", "id", "url", "name", "type", "agency", "family", "in_use", "image",
    ],
    "family": ["response_mode", "id", "name", "description", "manufacturer", "parent", "maiden_flight"],
    "parent": ["response_mode", "id", "name"],
    "agency": ["response_mode", "id", "url", "name", "abbrev", "type"],
    "manufacturer": ["response_mode", "id", "url", "name", "abbrev", "type"],
    "image": [
      "id", "name", "image_url", "thumbnail_url", "credit", "license", "single_use", "variants",
    ],
    "license": ["id", "name", "priority", "link"],
    "type": ["id", "name"],
    "status": ["id", "name"],
  ]

  /// The mode in which LL2 gives each kind of object inside a spacecraft in normal mode.
  private static let modes = [
    "record": "normal", "spacecraft_config": "normal", "family": "normal", "parent": "list",
    "agency": "list", "manufacturer": "list",
  ]

  /// The folder of LL2's address that each kind of object stands in.
  private static let folders = [
    "record": "spacecraft", "spacecraft_config": "spacecraft_configurations", "agency": "agencies",
    "manufacturer": "agencies",
  ]

  @Test("has every key of LL2's normal mode, at every level, and no other")
  func hasEveryKey() throws {
    for (key, object) in try everyObject() {
      let expected = try #require(Self.keys[key], "an object under `\(key)`")
      #expect(Set(object.keys) == expected, "\(key) \(object["name"] ?? "")")
      #expect(object["response_mode"] as? String == Self.modes[key])
    }
  }

  @Test("has addresses of one pattern")
  func hasAddressesOfOnePattern() throws {
    for (key, object) in try everyObject() where object["url"] != nil {
      let folder = try #require(Self.folders[key])
      let id = try #require(object["id"] as? Int)
      #expect(object["url"] as? String == "https://ll.thespacedevs.com/2.3.0/\(folder)/\(id)/")
    }
  }

  @Test("has what other records have under the same id")
  func agreesWithTheOthers() throws {
    var known: [String: NSDictionary] = [:]
    let kinds = ["manufacturer": "agency"]
    for (key, object) in try everyObject() {
      guard key != "record", key != "parent", let id = object["id"] as? Int else { continue }
      // Types of agencies and of configurations are numbered apart.
      let owner = key == "type" ? (object["name"] as? String ?? "") : ""
      let name = "\(kinds[key] ?? key)\(owner) \(id)"
      let content = try #require(object as Any as? NSDictionary)
      #expect(known[name, default: content] == content, "\(name)")
      known[name] = content
    }
  }

  @Test("is in space exactly when a flight has not ended")
  func isInSpaceWhileAFlightLasts() throws {
    for record in try EmbeddedRecords.all() {
      let flights = try #require(record["flights_count"] as? Int)
      let ends = try #require(record["mission_ends_count"] as? Int)
      #expect(record["in_space"] as? Bool == (flights > ends), "\(record["name"] ?? "")")
    }
  }

  @Test("has canonical durations", arguments: ["time_in_space", "time_docked", "fastest_turnaround"])
  func hasCanonicalDurations(key: String) throws {
    let days = /(?:[1-9][0-9]*D)?/
    let time = /(?:(?:[1-9]|1[0-9]|2[0-3])H)?(?:[1-5]?[0-9]M)?(?:[1-5]?[0-9]S)?/
    for record in try EmbeddedRecords.all() {
      let value = try #require(record[key])
      if value is NSNull {
        #expect(key == "fastest_turnaround")
        continue
      }
      let text = try #require(value as? String)
      let parts = text.dropFirst().split(separator: "T", omittingEmptySubsequences: false)
      let isZero = text == "P0D"
      let hasDays = try days.wholeMatch(in: parts[0]) != nil
      let hasTime = try parts.count == 1 || (!parts[1].isEmpty && time.wholeMatch(in: parts[1]) != nil)
      let hasNoZero = text.firstMatch(of: /[^0-9]0/) == nil && text != "P"
      #expect(isZero || (text.first == "P" && parts.count <= 2 && hasDays && hasTime && hasNoZero), "\(text)")
    }
  }

  @Test("is described, like its families, in one plain sentence")
  func isDescribedInOneSentence() throws {
    let secondSentence = /[.!?]\s|[\r\n]|\s\s/
    var texts: Set<String> = []
    for (key, object) in try everyObject() where object["description"] != nil {
      let text = try #require(object["description"] as? String)
      let isFirst = texts.insert(text).inserted
      #expect(isFirst || key == "family", "a text that two spacecraft share: \(text)")
      #expect(text.first?.isUppercase == true && text.last == ".", "\(text)")
      #expect(text.dropLast().replacing("No. ", with: "").firstMatch(of: secondSentence) == nil, "\(text)")
    }
  }

  private func everyObject() throws -> [(key: String, object: JSONObject)] {
    EmbeddedRecords.objects(in: try EmbeddedRecords.all(), under: "record")
  }
}
