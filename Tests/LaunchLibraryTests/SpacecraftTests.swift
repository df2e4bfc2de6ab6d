import LaunchLibrary
import Perigee
import Testing

/// Rows as LL2's spacecraft.
@Suite struct SpacecraftTests {
  @Test func everyEmbeddedRecordIsASpacecraft() throws {
    let craft = try Table.spacecraft.run("order by id").decode(Spacecraft.self)
    #expect(craft.count == 43)
    let columbia = try #require(craft.first { $0.name == "Space Shuttle Columbia" })
    #expect(columbia.flightsCount == 28)
    #expect(columbia.status?.name == "Destroyed")
    #expect(columbia.spacecraftConfig?.agency?.name != nil)
    #expect(craft.allSatisfy { $0.spacecraftConfig?.family != nil })
  }

  @Test func queriesInCodeNameEveryColumn() throws {
    let rows = Table.spacecraft.rows(Spacecraft.self)
    let reused = try rows.where(\.flightsCount > 1 && \.inSpace).order(by: .descending(\.timeInSpace))
      .decoded()
    let same = try Table.spacecraft.run("where flights_count > 1 and in_space order by -time_in_space")
    #expect(reused.map(\.id) == (try same.column("id", as: Int.self).map { $0 }))
    #expect(
      try rows.where(\.agencyAbbreviation == "NASA" && \.statusID == 2).run().count
        == Table.spacecraft.run("where spacecraft_config.agency.abbrev = 'NASA' and status = 2").count)
    for condition in Self.everyColumn {
      #expect(throws: Never.self) { try rows.where { condition($0) }.run() }
    }
  }

  static let everyColumn: [@Sendable (Spacecraft.Columns) -> ColumnCondition] = [
    {
      $0.id.isNull || $0.name.isNull || $0.serialNumber.isNull || $0.isPlaceholder.isNull || $0.inSpace.isNull
    },
    { $0.timeInSpace.isNull || $0.timeDocked.isNull || $0.flightsCount.isNull || $0.missionEndsCount.isNull },
    { $0.description.isNull || $0.fastestTurnaround.isNull || $0.statusID.isNull || $0.status.isNull },
    { $0.configurationID.isNull || $0.configuration.isNull || $0.type.isNull || $0.agency.isNull },
    { $0.agencyAbbreviation.isNull || $0.inUse.isNull },
  ]
}
