public import Perigee

/// A spacecraft as Launch Library 2 tells of it.
///
///     let craft = try table.run("where in_space order by -time_in_space").decode(Spacecraft.self)
///
/// Everything but id and name may be missing: in LL2's list and normal modes, in older versions, or because nobody
/// knows. Fields that are not here are in the table all the same.
public struct Spacecraft: Hashable, Sendable, Identifiable, Decodable {
  /// LL2's `id`.
  public let id: Int
  /// LL2's `name`.
  public let name: String
  /// LL2's `url`.
  public let url: String?
  /// LL2's `serial_number`.
  public let serialNumber: String?
  /// True for an entry that stands for a craft which is not known yet.
  public let isPlaceholder: Bool?
  /// LL2's `image`.
  public let image: Image?
  /// LL2's `in_space`.
  public let inSpace: Bool?
  /// LL2's `time_in_space`.
  public let timeInSpace: ExactDuration?
  /// LL2's `time_docked`.
  public let timeDocked: ExactDuration?
  /// LL2's `flights_count`.
  public let flightsCount: Int?
  /// LL2's `mission_ends_count`.
  public let missionEndsCount: Int?
  /// LL2's `status`.
  public let status: Entry?
  /// LL2's `description`.
  public let description: String?
  /// LL2's `spacecraft_config`.
  public let spacecraftConfig: Configuration?
  /// The shortest time between two of its flights.
  public let fastestTurnaround: ExactDuration?
  /// Only in detailed records.
  public let flights: [Flight]?

  /// An entry of one of LL2's lists of names: a status, a type.
  public struct Entry: Hashable, Sendable, Decodable {
    /// Missing where older versions have the name alone.
    public let id: Int?
    /// LL2's `name`.
    public let name: String?
  }
}

extension Spacecraft {
  /// An image and whose it is.
  public struct Image: Hashable, Sendable, Decodable {
    /// LL2's `id`.
    public let id: Int?
    /// LL2's `name`.
    public let name: String?
    /// LL2's `image_url`.
    public let imageURL: String?
    /// LL2's `thumbnail_url`.
    public let thumbnailURL: String?
    /// LL2's `credit`.
    public let credit: String?
    /// LL2's `license`.
    public let license: License?
    /// LL2's `single_use`.
    public let singleUse: Bool?

    /// What may be done with an image.
    public struct License: Hashable, Sendable, Decodable {
      /// LL2's `id`.
      public let id: Int?
      /// LL2's `name`.
      public let name: String?
      /// LL2's `priority`.
      public let priority: Int?
      /// LL2's `link`.
      public let link: String?
    }
  }

  /// The type that a spacecraft is one of. Lengths are metres, masses kilograms; what begins with `capability` is in
  /// detailed records only.
  public struct Configuration: Hashable, Sendable, Decodable {
    /// LL2's `id`.
    public let id: Int?
    /// LL2's `name`.
    public let name: String?
    /// LL2's `type`.
    public let type: Entry?
    /// LL2's `agency`.
    public let agency: Agency?
    /// LL2's `family`.
    public let family: [Family]?
    /// LL2's `in_use`.
    public let inUse: Bool?
    /// LL2's `image`.
    public let image: Image?
    /// LL2's `capability`.
    public let capability: String?
    /// LL2's `history`.
    public let history: String?
    /// LL2's `details`.
    public let details: String?
    /// LL2's `maiden_flight`.
    public let maidenFlight: CalendarDate?
    /// LL2's `height`.
    public let height: Double?
    /// LL2's `diameter`.
    public let diameter: Double?
    /// LL2's `human_rated`.
    public let humanRated: Bool?
    /// LL2's `crew_capacity`.
    public let crewCapacity: Int?
    /// LL2's `payload_capacity`.
    public let payloadCapacity: Int?
    /// LL2's `payload_return_capacity`.
    public let payloadReturnCapacity: Int?
    /// LL2's `flight_life`.
    public let flightLife: String?
    /// LL2's `wiki_link`.
    public let wikiLink: String?
    /// LL2's `info_link`.
    public let infoLink: String?
    /// LL2's `spacecraft_flown`.
    public let spacecraftFlown: Int?
    /// LL2's `total_launch_count`.
    public let totalLaunchCount: Int?
    /// LL2's `successful_launches`.
    public let successfulLaunches: Int?
    /// LL2's `failed_launches`.
    public let failedLaunches: Int?
    /// LL2's `attempted_landings`.
    public let attemptedLandings: Int?
    /// LL2's `successful_landings`.
    public let successfulLandings: Int?
    /// LL2's `failed_landings`.
    public let failedLandings: Int?
    /// LL2's `fastest_turnaround`.
    public let fastestTurnaround: ExactDuration?
  }

  /// Who builds and flies spacecraft.
  public struct Agency: Hashable, Sendable, Decodable {
    /// LL2's `id`.
    public let id: Int?
    /// LL2's `name`.
    public let name: String?
    /// LL2's `abbrev`.
    public let abbrev: String?
    /// LL2's `url`.
    public let url: String?
    /// LL2's `type`.
    public let type: Entry?
    /// LL2's `featured`.
    public let featured: Bool?
    /// LL2's `description`.
    public let description: String?
    /// LL2's `administrator`.
    public let administrator: String?
  }

  /// A family of configurations.
  public struct Family: Hashable, Sendable, Decodable {
    /// LL2's `id`.
    public let id: Int?
    /// LL2's `name`.
    public let name: String?
    /// LL2's `description`.
    public let description: String?
    /// LL2's `manufacturer`.
    public let manufacturer: Agency?
    /// LL2's `parent`.
    public let parent: Entry?
    /// LL2's `maiden_flight`.
    public let maidenFlight: CalendarDate?
    /// LL2's `spacecraft_flown`.
    public let spacecraftFlown: Int?
    /// LL2's `total_launch_count`.
    public let totalLaunchCount: Int?
    /// LL2's `successful_launches`.
    public let successfulLaunches: Int?
    /// LL2's `failed_launches`.
    public let failedLaunches: Int?
  }
}
