public import Perigee

/// A spacecraft as Launch Library 2 tells of it.
///
///     let craft = try table.run("where in_space order by -time_in_space").decode(Spacecraft.self)
///
/// Everything but id and name may be missing: in LL2's list and normal modes, in older versions, or because nobody
/// knows. Fields that are not here are in the table all the same.
public struct Spacecraft: Hashable, Sendable, Identifiable, Decodable {
  public let id: Int
  public let name: String
  public let url: String?
  public let serialNumber: String?
  /// True for an entry that stands for a craft which is not known yet.
  public let isPlaceholder: Bool?
  public let image: Image?
  public let inSpace: Bool?
  public let timeInSpace: ExactDuration?
  public let timeDocked: ExactDuration?
  public let flightsCount: Int?
  public let missionEndsCount: Int?
  public let status: Entry?
  public let description: String?
  public let spacecraftConfig: Configuration?
  /// The shortest time between two of its flights.
  public let fastestTurnaround: ExactDuration?
  /// Only in detailed records.
  public let flights: [Flight]?

  /// An entry of one of LL2's lists of names: a status, a type.
  public struct Entry: Hashable, Sendable, Decodable {
    /// Missing where older versions have the name alone.
    public let id: Int?
    public let name: String?
  }
}

extension Spacecraft {
  /// An image and whose it is.
  public struct Image: Hashable, Sendable, Decodable {
    public let id: Int?
    public let name: String?
    public let imageURL: String?
    public let thumbnailURL: String?
    public let credit: String?
    public let license: License?
    public let singleUse: Bool?

    /// What may be done with an image.
    public struct License: Hashable, Sendable, Decodable {
      public let id: Int?
      public let name: String?
      public let priority: Int?
      public let link: String?
    }
  }

  /// The type that a spacecraft is one of. Lengths are metres, masses kilograms; what begins with `capability` is in
  /// detailed records only.
  public struct Configuration: Hashable, Sendable, Decodable {
    public let id: Int?
    public let name: String?
    public let type: Entry?
    public let agency: Agency?
    public let family: [Family]?
    public let inUse: Bool?
    public let image: Image?
    public let capability: String?
    public let history: String?
    public let details: String?
    public let maidenFlight: CalendarDate?
    public let height: Double?
    public let diameter: Double?
    public let humanRated: Bool?
    public let crewCapacity: Int?
    public let payloadCapacity: Int?
    public let payloadReturnCapacity: Int?
    public let flightLife: String?
    public let wikiLink: String?
    public let infoLink: String?
    public let spacecraftFlown: Int?
    public let totalLaunchCount: Int?
    public let successfulLaunches: Int?
    public let failedLaunches: Int?
    public let attemptedLandings: Int?
    public let successfulLandings: Int?
    public let failedLandings: Int?
    public let fastestTurnaround: ExactDuration?
  }

  /// Who builds and flies spacecraft.
  public struct Agency: Hashable, Sendable, Decodable {
    public let id: Int?
    public let name: String?
    public let abbrev: String?
    public let url: String?
    public let type: Entry?
    public let featured: Bool?
    public let description: String?
    public let administrator: String?
  }

  /// A family of configurations.
  public struct Family: Hashable, Sendable, Decodable {
    public let id: Int?
    public let name: String?
    public let description: String?
    public let manufacturer: Agency?
    public let parent: Entry?
    public let maidenFlight: CalendarDate?
    public let spacecraftFlown: Int?
    public let totalLaunchCount: Int?
    public let successfulLaunches: Int?
    public let failedLaunches: Int?
  }
}
