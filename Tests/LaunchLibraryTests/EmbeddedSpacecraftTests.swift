import Foundation
import LaunchLibrary
import Testing

@Suite("The embedded spacecraft")
struct EmbeddedSpacecraftTests {
  @Test("are what Scripts/embed-spacecraft.py makes of their source")
  func areFresh() throws {
    let expected = lines(of: compacted(try EmbeddedRecords.source()))
    let found = lines(of: EmbeddedSpacecraft.bytes())
    let stale = zip(found, expected).filter { $0 != $1 }.map { $0.0.prefix(80) }
    #expect(stale.isEmpty, "run Scripts/embed-spacecraft.py")
    #expect(found.count == expected.count, "run Scripts/embed-spacecraft.py")
  }

  @Test("stand one a line between two brackets")
  func standOneALine() throws {
    let lines = lines(of: EmbeddedSpacecraft.bytes())
    #expect(lines.count == 45)
    #expect(lines.first == "[")
    #expect(lines.last == "]")
  }

  @Test("are 43 in ascending order of their ids, with the committed facts")
  func haveTheCommittedFacts() throws {
    let records = try EmbeddedRecords.all()
    #expect(records.count == 43)
    let ids = records.compactMap { $0["id"] as? Int }
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    #expect(records.map(facts) == SpacecraftFacts.rows)
  }

  @Test("say what LL2's pages say, but for addresses and prose")
  func sayWhatThePagesSay() throws {
    let embedded = Dictionary(grouping: try EmbeddedRecords.all()) { $0["id"] as? Int ?? 0 }
    let results = try EmbeddedRecords.pageResults()
    #expect(results.count == 20)
    for result in results {
      let id = try #require(result["id"] as? Int)
      let record = try #require(embedded[id]?.first)
      let expected = try #require(withoutAddressesAndProse(result) as? NSDictionary)
      let found = try #require(withoutAddressesAndProse(record) as? NSDictionary)
      #expect(found == expected, "spacecraft \(id)")
    }
  }

  private func lines(of text: [UInt8]) -> [String] {
    text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text without white space outside strings, with a line feed around each record.
  private func compacted(_ source: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in source {
      if isInString {
        result.append(byte)
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 1 { result.append(UInt8(ascii: "\n")) }
        depth -= 1
      case UInt8(ascii: "\""): isInString = true
      default: break
      }
      result.append(byte)
      let endsLine = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[")
      if depth == 1, endsLine { result.append(UInt8(ascii: "\n")) }
    }
    return result
  }

  private func facts(of record: JSONObject) -> [String] {
    let status = record["status"] as? JSONObject
    let configuration = record["spacecraft_config"] as? JSONObject
    let values: [Any?] = [
      record["id"], record["name"], record["serial_number"], status?["name"], configuration?["name"],
      record["flights_count"], record["time_in_space"],
    ]
    return values.map { $0.map { "\($0)" } ?? "missing" }
  }

  private func withoutAddressesAndProse(_ value: Any) -> Any {
    if let list = value as? [Any] { return list.map(withoutAddressesAndProse) }
    guard let object = value as? JSONObject else { return value }
    return object.filter { $0.key != "url" && $0.key != "description" }.mapValues(withoutAddressesAndProse)
  }
}
