/// A length of time, exact to the microsecond, of either sign.
public struct ExactDuration: Hashable, Comparable, Sendable {
  /// The whole length in microseconds.
  public let microseconds: Int64

  /// Makes a length of so many microseconds; every 64-bit number is one.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  public static func < (left: ExactDuration, right: ExactDuration) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The lengths of the units, which are all fixed: a day has 24 hours.
  package static let microsecondsPerSecond: Int64 = 1_000_000
  package static let microsecondsPerMinute: Int64 = 60_000_000
  package static let microsecondsPerHour: Int64 = 3_600_000_000
  package static let microsecondsPerDay: Int64 = 86_400_000_000
  package static let microsecondsPerWeek: Int64 = 604_800_000_000
}
