/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let daysSinceEpoch: Int64

  /// Makes the day that many days after 1970-01-01. Nil beyond the years 0001 to 9999.
  public init?(daysSinceEpoch: Int64) {
    guard CalendarDate.validDays.contains(daysSinceEpoch) else { return nil }
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// Makes the day whose count is already known to be in range (from a column).
  package init(uncheckedDays: Int64) { daysSinceEpoch = uncheckedDays }

  /// 0001-01-01 to 9999-12-31.
  package static let validDays: ClosedRange<Int64> = -719_162...2_932_896

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }
}
