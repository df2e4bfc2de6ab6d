public import Perigee

extension Spacecraft {
  /// One flight, from its launch to its landing.
  public struct Flight: Hashable, Sendable, Decodable {
    /// LL2's `id`.
    public let id: Int?
    /// LL2's `url`.
    public let url: String?
    /// LL2's `destination`.
    public let destination: String?
    /// LL2's `mission_end`.
    public let missionEnd: Timestamp?
    /// LL2's `launch`.
    public let launch: Launch?
    /// LL2's `landing`.
    public let landing: Landing?
    /// LL2's `duration`.
    public let duration: ExactDuration?
    /// The time since the craft's flight before.
    public let turnAroundTime: ExactDuration?
  }

  /// The launch that a flight began with.
  public struct Launch: Hashable, Sendable, Decodable {
    /// LL2's `id`.
    public let id: String?
    /// LL2's `name`.
    public let name: String?
    /// LL2's `slug`.
    public let slug: String?
    /// LL2's `status`.
    public let status: Entry?
    /// When it was, or is to be.
    public let net: Timestamp?
    /// LL2's `window_start`.
    public let windowStart: Timestamp?
    /// LL2's `window_end`.
    public let windowEnd: Timestamp?
    /// LL2's `launch_service_provider`.
    public let launchServiceProvider: Agency?
    /// LL2's `mission`.
    public let mission: Mission?
    /// LL2's `pad`.
    public let pad: Pad?

    /// What a launch is for.
    public struct Mission: Hashable, Sendable, Decodable {
      /// LL2's `id`.
      public let id: Int?
      /// LL2's `name`.
      public let name: String?
      /// LL2's `type`.
      public let type: String?
      /// LL2's `description`.
      public let description: String?
    }

    /// Where a launch begins.
    public struct Pad: Hashable, Sendable, Decodable {
      /// LL2's `id`.
      public let id: Int?
      /// LL2's `name`.
      public let name: String?
      /// LL2's `location`.
      public let location: Entry?
    }
  }

  /// The landing that a flight ended with.
  public struct Landing: Hashable, Sendable, Decodable {
    /// LL2's `id`.
    public let id: Int?
    /// LL2's `attempt`.
    public let attempt: Bool?
    /// LL2's `success`.
    public let success: Bool?
    /// LL2's `description`.
    public let description: String?
    /// In kilometres.
    public let downrangeDistance: Double?
    /// LL2's `landing_location`.
    public let landingLocation: Entry?
    /// LL2's `type`.
    public let type: Entry?
  }
}
