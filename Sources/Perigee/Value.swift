public import Values

/// One value of an answer, with nested records and lists.
public enum Value: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  case duration(ExactDuration)
  case date(CalendarDate)
  case timestamp(Timestamp)
  case record(Record)
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
    case .real(let value): .real(value)
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

/// A nested record of an answer: names and values, in order.
public struct Record: Hashable, Sendable {
  /// One field of a record.
  public struct Element: Hashable, Sendable {
    public let name: String
    public let value: Value
  }

  public let fields: [Element]

  package init(_ fields: [Element]) { self.fields = fields }

  /// The value under a name as it is spelled; null where the record has none.
  public subscript(name: String) -> Value {
    fields.first { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? .null
  }
}
