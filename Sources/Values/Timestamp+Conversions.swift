extension Timestamp {
  /// Seconds since 1970-01-01T00:00:00Z, rounded to the nearest `Double`: what
  /// `Date(timeIntervalSince1970:)` takes.
  public var secondsSinceEpoch: Double {
    Double(microsecondsSinceEpoch) / Double(ExactDuration.microsecondsPerSecond)
  }
}

extension Timestamp: LosslessStringConvertible {
  /// `2019-03-02T07:49:00Z`, with a fraction only where there is one.
  public var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads `YYYY-MM-DD`, `T` or a space, `HH:MM[:SS[.f]]`, then `Z`, `±HH:MM` or nothing, which means UTC. Nil for
  /// anything else, for times that do not exist and for what is finer than a microsecond.
  public init?(_ text: String) { self.init(parsing: Array(text.utf8).span) }
}

extension Timestamp: Codable {
  /// Reads a text in the form of `init(_:)`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.value(Timestamp.init, "a time stamp such as `2019-03-02T07:49:00Z`")
  }

  /// Writes `description`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
