public import Values

/// A Swift value that is one of Perigee's: what parameters can be bound to.
///
/// All integers, `Double`, `Float`, `Bool`, `String`, `ExactDuration`, `Duration`, `CalendarDate`, `Timestamp`, `Value`, arrays
/// of those, and optionals, whose nil is null. An own type conforms by saying which of them it is.
public protocol ValueConvertible {
  /// The value. A `Double` that is not finite stays so and is refused by the query, as is an integer beyond 64 bits,
  /// which becomes a real.
  var queryValue: Value { get }
}

extension Value: ValueConvertible {
  public var queryValue: Value { self }

  /// Makes the value that a Swift value is.
  public init(_ value: some ValueConvertible) { self = value.queryValue }
}

extension ValueConvertible where Self: BinaryInteger {
  public var queryValue: Value { Int64(exactly: self).map(Value.integer) ?? .real(Double(self)) }
}

extension Int: ValueConvertible {}
extension Int8: ValueConvertible {}
extension Int16: ValueConvertible {}
extension Int32: ValueConvertible {}
extension Int64: ValueConvertible {}
extension UInt: ValueConvertible {}
extension UInt8: ValueConvertible {}
extension UInt16: ValueConvertible {}
extension UInt32: ValueConvertible {}
extension UInt64: ValueConvertible {}

extension Double: ValueConvertible {
  public var queryValue: Value { .real(self) }
}

extension Float: ValueConvertible {
  public var queryValue: Value { .real(Double(self)) }
}

extension Bool: ValueConvertible {
  public var queryValue: Value { .boolean(self) }
}

extension String: ValueConvertible {
  public var queryValue: Value { .text(self) }
}

extension Substring: ValueConvertible {
  public var queryValue: Value { .text(String(self)) }
}

extension ExactDuration: ValueConvertible {
  public var queryValue: Value { .duration(self) }
}

extension Duration: ValueConvertible {
  /// Rounded half to even to the microsecond; beyond 64 bits of them the longest there is.
  public var queryValue: Value {
    .duration(ExactDuration(self) ?? ExactDuration(microseconds: self < .zero ? .min : .max))
  }
}

extension CalendarDate: ValueConvertible {
  public var queryValue: Value { .date(self) }
}

extension Timestamp: ValueConvertible {
  public var queryValue: Value { .timestamp(self) }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
  public var queryValue: Value { map(\.queryValue) ?? .null }
}

extension Array: ValueConvertible where Element: ValueConvertible {
  public var queryValue: Value { .list(map(\.queryValue)) }
}

extension Set: ValueConvertible where Element: ValueConvertible {
  /// A list, in no order.
  public var queryValue: Value { .list(map(\.queryValue)) }
}
