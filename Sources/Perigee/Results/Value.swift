public import Values

/// One value of an answer, with nested records and lists.
///
///     let name = row["name"].text ?? "?"
///     let agency = row["spacecraft_config"]["agency"]["name"]
///
/// Values of different types are never equal: `1` and `1.0` differ here, though a query that compares them finds
/// them equal. There is no order among values; an answer is ordered by its query.
public enum Value: Sendable {
  /// No value, or an absent key.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number, finite in every answer.
  case real(Double)
  /// A text, possibly empty.
  case text(String)
  /// A length of time.
  case duration(ExactDuration)
  /// A day.
  case date(CalendarDate)
  /// A point in time.
  case timestamp(Timestamp)
  /// A record with fields.
  case record(Record)
  /// A list, possibly empty.
  case list([Value])

  package init(_ scalar: Scalar) {
    switch scalar {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .real(let value): self = .real(value)
    case .text(let value): self = .text(value)
    case .duration(let value): self = .duration(value)
    case .date(let value): self = .date(value)
    case .timestamp(let value): self = .timestamp(value)
    }
  }

  /// The value as a scalar; nil for records and lists.
  package var scalar: Scalar? {
    switch self {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    // There is one zero.
    case .real(let value): .real(value == 0 ? 0 : value)
    case .text(let value): .text(value)
    case .duration(let value): .duration(value)
    case .date(let value): .date(value)
    case .timestamp(let value): .timestamp(value)
    case .record, .list: nil
    }
  }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .real(value) }
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Value: ExpressibleByArrayLiteral {
  /// A list.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
}

/// A nested record of an answer: names and values, in order. A key that the data lacked is not among them.
public struct Record: Sendable {
  /// One field of a record.
  public struct Element: Sendable {
    /// The key.
    public let name: String
    /// What stands under it.
    public let value: Value

    /// Makes a field.
    public init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The fields, in order.
  public let fields: [Element]

  /// Makes a record of fields, whose names should differ.
  public init(_ fields: [Element]) { self.fields = fields }

  /// The value under a name as it is spelled; null where the record has none.
  public subscript(name: String) -> Value {
    fields.first { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? .null
  }
}
