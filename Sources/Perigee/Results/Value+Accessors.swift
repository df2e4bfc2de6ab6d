public import Values

extension Value {
  /// True for null only.
  public var isNull: Bool { self == .null }

  /// The boolean; nil for everything else.
  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The integer; nil for everything else, also for reals without a fraction.
  public var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The number as a real: of a real itself, of an integer the nearest; nil for everything else. Always finite.
  public var real: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    case .null, .boolean, .text, .duration, .date, .timestamp, .record, .list: nil
    }
  }

  /// The text; nil for everything else. ``description`` is a text of every value.
  public var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  /// The duration; nil for everything else.
  public var duration: ExactDuration? {
    if case .duration(let value) = self { value } else { nil }
  }

  /// The day; nil for everything else, also for time stamps.
  public var date: CalendarDate? {
    if case .date(let value) = self { value } else { nil }
  }

  /// The point in time: of a date its midnight, UTC; nil for everything else.
  public var timestamp: Timestamp? {
    switch self {
    case .timestamp(let value): value
    case .date(let value): value.midnight
    case .null, .boolean, .integer, .real, .text, .duration, .record, .list: nil
    }
  }

  /// The record; nil for everything else.
  public var record: Record? {
    if case .record(let value) = self { value } else { nil }
  }

  /// The values of a list; nil for everything else.
  public var list: [Value]? {
    if case .list(let values) = self { values } else { nil }
  }

  /// The value under a name in a record, as it is spelled; null where there is none, and for all other values.
  ///
  ///     row["spacecraft_config"]["agency"]["name"]
  public subscript(name: String) -> Value { record?[name] ?? .null }
}
