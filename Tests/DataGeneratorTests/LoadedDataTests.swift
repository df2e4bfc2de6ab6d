import DataGenerator
import LaunchLibrary
import Perigee
import Testing
import Values

/// The library takes what is generated for what it imitates.
@Suite struct LoadedDataTests {
  private static let crafts = Array(SpacecraftSequence(count: 1500, seed: 1))

  private static func table(_ shape: DataShape) throws -> Table {
    try Table(
      bytes: DataGenerator(shape, rowCount: crafts.count).text(), named: "made-up.ndjson",
      shapes: LaunchLibrary.shapes)
  }

  /// Ids are unique: records with the same id would be one row.
  @Test(arguments: [DataShape.slim, .full, .page])
  func everyRecordIsARow(shape: DataShape) throws {
    let rows = try LoadedDataTests.table(shape).run(
      "select id, flights_count, time_in_space, time_docked, in_space")
    #expect(rows.count == LoadedDataTests.crafts.count)
    for (row, craft) in zip(rows, LoadedDataTests.crafts) {
      #expect(row["id"] == .integer(Int64(craft.id)))
      #expect(row["flights_count"] == .integer(Int64(craft.flightsCount)))
      #expect(row["in_space"] == .boolean(craft.isInSpace))
      #expect(row["time_in_space"].duration?.microseconds == craft.timeInSpace.map { Int64($0) * 1_000_000 })
      #expect(row["time_docked"].duration?.microseconds == craft.timeDocked.map { Int64($0) * 1_000_000 })
    }
  }

  @Test func recordsHaveTheFieldsOfRealOnes() throws {
    let (full, real) = (try LoadedDataTests.table(.full), Table.spacecraft)
    #expect(full.fieldNames == real.fieldNames.filter { $0 != "flights" })
    #expect(try LoadedDataTests.table(.slim).fieldNames.allSatisfy { full.fieldNames.contains($0) })
    for name in ["image", "status", "spacecraft_config"] {
      let fields = try #require(full.schema.first { $0.name == name }).type.fields
      #expect(!fields.isEmpty)
      let realFields = try #require(real.schema.first { $0.name == name }).type.fields.map(\.name)
      #expect(fields.map(\.name) == realFields)
    }
  }

  @Test func namesRepeatNowAndThen() throws {
    let row = try LoadedDataTests.table(.slim).run("select count(distinct name) as names, count() as crafts")[
      0]
    let names = try #require(row["names"].integer)
    #expect((1470...1495).contains(names))
  }
}
