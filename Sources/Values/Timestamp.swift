/// A point in time, exact to the microsecond, UTC, in the years 0001 to 9999.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
  public let microsecondsSinceEpoch: Int64

  /// Makes the point that many microseconds after the epoch. Nil beyond the years 0001 to 9999.
  public init?(microsecondsSinceEpoch: Int64) {
    guard Timestamp.validMicroseconds.contains(microsecondsSinceEpoch) else { return nil }
    self.microsecondsSinceEpoch = microsecondsSinceEpoch
  }

  /// Makes the point whose count is already known to be in range (from a column).
  package init(uncheckedMicroseconds: Int64) { microsecondsSinceEpoch = uncheckedMicroseconds }

  package static let validMicroseconds: ClosedRange<Int64> =
    (-719_162 * 86_400_000_000)...(2_932_897 * 86_400_000_000 - 1)

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
  }
}
