/// One value: null, or a value of one of the scalar types.
///
/// Equality and hashing are by value: texts by their UTF-8 bytes, never by canonical equivalence;
/// values of different types are never equal (`1` and `1.0` differ here; the query language compares them).
public enum Scalar: Sendable {
  /// No value.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number.
  case real(Double)
  /// A text.
  case text(String)
  /// A length of time.
  case duration(ExactDuration)
  /// A day.
  case date(CalendarDate)
  /// A point in time.
  case timestamp(Timestamp)

  /// The type, or nil for null.
  public var type: ScalarType? {
    switch self {
    case .null: nil
    case .boolean: .boolean
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .duration: .duration
    case .date: .date
    case .timestamp: .timestamp
    }
  }

  /// True for null only.
  public var isNull: Bool { type == nil }
}

extension Scalar: Hashable {
  public static func == (left: Scalar, right: Scalar) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.real(let a), .real(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.duration(let a), .duration(let b)): a == b
    case (.date(let a), .date(let b)): a == b
    case (.timestamp(let a), .timestamp(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .real(let value): hasher.combine(value)
    case .text(let value): for byte in value.utf8 { hasher.combine(byte) }
    case .duration(let value): hasher.combine(value)
    case .date(let value): hasher.combine(value)
    case .timestamp(let value): hasher.combine(value)
    }
  }
}
