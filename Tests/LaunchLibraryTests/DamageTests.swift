import Foundation
import LaunchLibrary
import Perigee
import TestSupport
import Testing

/// Data that are cut short or have a wrong byte somewhere are loaded, or are refused with the place of what is wrong.
///
/// A few places that depend on the seed are tried; with `PERIGEE_EVERY_BYTE=1` every place of the whole data is.
@Suite struct DamageTests {
  private static let settings = RandomTestSettings(defaultRounds: 1)
  private static let triesEveryByte = ProcessInfo.processInfo.environment["PERIGEE_EVERY_BYTE"] == "1"
  /// Of so many places one is tried, as a rule.
  private static let rarity = 50
  private static let strangeBytes: [UInt8] = [0x00, 0xFF, 0x22, 0x7B, 0x39]

  @Test(arguments: ["json", "ndjson", "csv"])
  func damagedDataAreLoadedOrRefused(form: String) throws {
    let bytes = try DamageTests.data(form)
    #expect(throws: Never.self) { try Table(bytes: bytes, named: form, shapes: LaunchLibrary.shapes) }
    let seed = DamageTests.settings.seed(ofRound: 0)
    var generator = SeededGenerator(seed: seed)
    for place in bytes.indices where DamageTests.triesEveryByte || generator.chance(1, in: DamageTests.rarity)
    {
      try load(Array(bytes[..<place]), form, "PERIGEE_SEED=\(seed): cut at \(place)")
      for byte in DamageTests.strangeBytes {
        var damaged = bytes
        damaged[place] = byte
        try load(damaged, form, "PERIGEE_SEED=\(seed): \(byte) at \(place)")
      }
    }
  }

  private func load(_ bytes: [UInt8], _ form: String, _ report: String) throws {
    guard let error = failure(bytes, form) else { return }
    let diagnostic = try #require(error.diagnostics.first, "\(report)")
    #expect(diagnostic.code == .badData, "\(report)")
    #expect(diagnostic.file == "damaged.\(form)", "\(report)")
    let span = try #require(diagnostic.span, "\(report)")
    #expect(span.start >= 0 && span.start <= span.end && span.end <= bytes.count, "\(report)")
  }

  /// Why data cannot be loaded; nil where they can.
  private func failure(_ bytes: [UInt8], _ form: String) -> DataError? {
    do throws(DataError) {
      _ = try Table(bytes: bytes, named: "damaged.\(form)", shapes: LaunchLibrary.shapes)
      return nil
    } catch {
      return error
    }
  }

  /// A real page, or the first records of it; as lines; and flat, as CSV.
  private static func data(_ form: String) throws -> [UInt8] {
    let page = ProjectFiles.root.appendingPathComponent(
      "Tests/LaunchLibraryTests/Data/page-ordering-time_in_space-offset-580.json")
    let table = try Table(contentsOfFile: page.path, shapes: LaunchLibrary.shapes)
    let limit = triesEveryByte ? 100 : 3
    switch form {
    case "json":
      if triesEveryByte { return Array(try Data(contentsOf: page)) }
      return Array("{\"count\":3,\"results\":".utf8) + Array(try table.run("limit 3").text(as: .json).utf8)
        + [0x7D]
    case "ndjson": return Array(try table.run("limit \(limit)").text(as: .ndjson).utf8)
    default:
      let query =
        "select id, name, serial_number, in_space, time_in_space, flights_count, description limit \(limit)"
      return Array(try table.run(query).text(as: .csv).utf8)
    }
  }
}
