public import Perigee

extension Spacecraft: TableRow {
  /// The columns that queries in code ask most.
  ///
  ///     try Table.spacecraft.rows(Spacecraft.self).where(\.flightsCount > 1).order(by: .descending(\.timeInSpace))
  public struct Columns: Sendable {
    public let id = ColumnReference<Int>("id")
    public let name = ColumnReference<String>("name")
    public let serialNumber = ColumnReference<String>("serial_number")
    public let isPlaceholder = ColumnReference<Bool>("is_placeholder")
    public let inSpace = ColumnReference<Bool>("in_space")
    public let timeInSpace = ColumnReference<ExactDuration>("time_in_space")
    public let timeDocked = ColumnReference<ExactDuration>("time_docked")
    public let flightsCount = ColumnReference<Int>("flights_count")
    public let missionEndsCount = ColumnReference<Int>("mission_ends_count")
    public let description = ColumnReference<String>("description")
    public let fastestTurnaround = ColumnReference<ExactDuration>("fastest_turnaround")
    public let statusID = ColumnReference<Int>("status", "id")
    public let status = ColumnReference<String>("status", "name")
    public let configurationID = ColumnReference<Int>("spacecraft_config", "id")
    public let configuration = ColumnReference<String>("spacecraft_config", "name")
    public let type = ColumnReference<String>("spacecraft_config", "type", "name")
    public let agency = ColumnReference<String>("spacecraft_config", "agency", "name")
    public let agencyAbbreviation = ColumnReference<String>("spacecraft_config", "agency", "abbrev")
    public let inUse = ColumnReference<Bool>("spacecraft_config", "in_use")
    /// Inside a list: to be asked through `any`, `all` or `none`.
    public let family = ColumnReference<String>("spacecraft_config", "family", "name")
    /// Inside a list: to be asked through `any`, `all` or `none`.
    public let familyMaidenFlight = ColumnReference<CalendarDate>(
      "spacecraft_config", "family", "maiden_flight")
  }

  public static let columns = Columns()
}
