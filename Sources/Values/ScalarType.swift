/// The types that a single value can have. Every value of every type may also be null.
public enum ScalarType: String, Hashable, Sendable, CaseIterable {
  /// True or false.
  case boolean
  /// A signed integer of 64 bits.
  case integer
  /// An IEEE 754 binary64 number, always finite.
  case real
  /// Unicode text, compared and ordered by code point.
  case text
  /// An exact length of time in whole microseconds.
  case duration
  /// A day of the proleptic Gregorian calendar, years 0001 to 9999.
  case date
  /// A point in time in whole microseconds, UTC.
  case timestamp
}
