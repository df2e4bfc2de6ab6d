public import Perigee

extension Spacecraft {
  /// One flight, from its launch to its landing.
  public struct Flight: Hashable, Sendable, Decodable {
    public let id: Int?
    public let url: String?
    public let destination: String?
    public let missionEnd: Timestamp?
    public let launch: Launch?
    public let landing: Landing?
    public let duration: ExactDuration?
    /// The time since the craft's flight before.
    public let turnAroundTime: ExactDuration?
  }

  /// The launch that a flight began with.
  public struct Launch: Hashable, Sendable, Decodable {
    public let id: String?
    public let name: String?
    public let slug: String?
    public let status: Entry?
    /// When it was, or is to be.
    public let net: Timestamp?
    public let windowStart: Timestamp?
    public let windowEnd: Timestamp?
    public let launchServiceProvider: Agency?
    public let mission: Mission?
    public let pad: Pad?

    /// What a launch is for.
    public struct Mission: Hashable, Sendable, Decodable {
      public let id: Int?
      public let name: String?
      public let type: String?
      public let description: String?
    }

    /// Where a launch begins.
    public struct Pad: Hashable, Sendable, Decodable {
      public let id: Int?
      public let name: String?
      public let location: Entry?
    }
  }

  /// The landing that a flight ended with.
  public struct Landing: Hashable, Sendable, Decodable {
    public let id: Int?
    public let attempt: Bool?
    public let success: Bool?
    public let description: String?
    /// In kilometres.
    public let downrangeDistance: Double?
    public let landingLocation: Entry?
    public let type: Entry?
  }
}
