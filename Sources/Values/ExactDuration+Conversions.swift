extension ExactDuration {
  /// So many days of 24 hours. A count that is beyond 64 bits of microseconds stops the program, as overflow does
  /// elsewhere in Swift: for counts from outside there is `init?(_:)` of a text.
  public static func days(_ count: Int64) -> ExactDuration {
    ExactDuration(microseconds: count * microsecondsPerDay)
  }

  /// So many hours. A count beyond 64 bits of microseconds stops the program.
  public static func hours(_ count: Int64) -> ExactDuration {
    ExactDuration(microseconds: count * microsecondsPerHour)
  }

  /// So many minutes. A count beyond 64 bits of microseconds stops the program.
  public static func minutes(_ count: Int64) -> ExactDuration {
    ExactDuration(microseconds: count * microsecondsPerMinute)
  }

  /// So many seconds. A count beyond 64 bits of microseconds stops the program.
  public static func seconds(_ count: Int64) -> ExactDuration {
    ExactDuration(microseconds: count * microsecondsPerSecond)
  }

  /// The whole length in seconds, rounded to the nearest `Double`.
  public var inSeconds: Double { Double(microseconds) / Double(ExactDuration.microsecondsPerSecond) }

  /// The same length as Swift's `Duration`, rounded half to even to the microsecond. Nil beyond 64 bits of
  /// microseconds, about 292,000 years.
  public init?(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let perMicrosecond: Int64 = 1_000_000_000_000
    var (whole, rest) = attoseconds.quotientAndRemainder(dividingBy: perMicrosecond)
    if rest < 0 { (whole, rest) = (whole - 1, rest + perMicrosecond) }
    if rest * 2 > perMicrosecond || (rest * 2 == perMicrosecond && whole & 1 == 1) { whole += 1 }
    let total = Int128(seconds) * Int128(ExactDuration.microsecondsPerSecond) + Int128(whole)
    guard let microseconds = Int64(exactly: total) else { return nil }
    self.init(microseconds: microseconds)
  }
}

extension Duration {
  /// The same length, exactly.
  public init(_ duration: ExactDuration) {
    let (seconds, rest) = duration.microseconds.quotientAndRemainder(
      dividingBy: ExactDuration.microsecondsPerSecond)
    self.init(secondsComponent: seconds, attosecondsComponent: rest * 1_000_000_000_000)
  }
}

extension ExactDuration: LosslessStringConvertible {
  /// ISO 8601 as Launch Library 2 writes it: `P253DT23H14M9S`, `PT0.5S`, `P0D`.
  public var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads ISO 8601 (`P90D`, `PT4H35M`, also padded, signed or with a decimal comma) or the query language's form
  /// (`90d`, `2h30m`). Nil for anything else, for years and months, which have no fixed length, and for what is finer
  /// than a microsecond or beyond 64 bits of them.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    if let duration = try? ExactDuration.parse(iso8601: bytes.span) {
      self = duration
    } else if let duration = try? ExactDuration.parse(units: bytes.span) {
      self = duration
    } else {
      return nil
    }
  }
}

extension ExactDuration: Codable {
  /// Reads a text in one of the forms of `init(_:)`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.value(ExactDuration.init, "a duration such as `PT4H35M`")
  }

  /// Writes `description`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
