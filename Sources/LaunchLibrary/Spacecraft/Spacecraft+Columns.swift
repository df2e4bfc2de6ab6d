public import Perigee

extension Spacecraft: TableRow {
  /// The columns that queries in code ask most.
  ///
  ///     try Table.spacecraft.rows(Spacecraft.self).where(\.flightsCount > 1).order(by: .descending(\.timeInSpace))
  public struct Columns: Sendable {
    /// `id`.
    public let id = ColumnReference<Int>("id")
    /// `name`.
    public let name = ColumnReference<String>("name")
    /// `serial_number`.
    public let serialNumber = ColumnReference<String>("serial_number")
    /// `is_placeholder`.
    public let isPlaceholder = ColumnReference<Bool>("is_placeholder")
    /// `in_space`.
    public let inSpace = ColumnReference<Bool>("in_space")
    /// `time_in_space`.
    public let timeInSpace = ColumnReference<ExactDuration>("time_in_space")
    /// `time_docked`.
    public let timeDocked = ColumnReference<ExactDuration>("time_docked")
    /// `flights_count`.
    public let flightsCount = ColumnReference<Int>("flights_count")
    /// `mission_ends_count`.
    public let missionEndsCount = ColumnReference<Int>("mission_ends_count")
    /// `description`.
    public let description = ColumnReference<String>("description")
    /// `fastest_turnaround`.
    public let fastestTurnaround = ColumnReference<ExactDuration>("fastest_turnaround")
    /// `status.id`.
    public let statusID = ColumnReference<Int>("status", "id")
    /// `status.name`.
    public let status = ColumnReference<String>("status", "name")
    /// `spacecraft_config.id`.
    public let configurationID = ColumnReference<Int>("spacecraft_config", "id")
    /// `spacecraft_config.name`.
    public let configuration = ColumnReference<String>("spacecraft_config", "name")
    /// `spacecraft_config.type.name`.
    public let type = ColumnReference<String>("spacecraft_config", "type", "name")
    /// `spacecraft_config.agency.name`.
    public let agency = ColumnReference<String>("spacecraft_config", "agency", "name")
    /// `spacecraft_config.agency.abbrev`.
    public let agencyAbbreviation = ColumnReference<String>("spacecraft_config", "agency", "abbrev")
    /// `spacecraft_config.in_use`.
    public let inUse = ColumnReference<Bool>("spacecraft_config", "in_use")
    /// Inside a list: to be asked through `any`, `all` or `none`.
    public let family = ColumnReference<String>("spacecraft_config", "family", "name")
    /// Inside a list: to be asked through `any`, `all` or `none`.
    public let familyMaidenFlight = ColumnReference<CalendarDate>(
      "spacecraft_config", "family", "maiden_flight")
  }

  /// The columns.
  public static let columns = Columns()
}
