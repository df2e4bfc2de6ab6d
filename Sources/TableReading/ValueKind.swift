/// What stands in one row of a column that is being built.
enum ValueKind: UInt8 {
  /// The record had no such key.
  case absent
  case null
  case no
  case yes
  /// An integer of 64 bits, kept as its value.
  case integer
  /// An integer that 64 bits do not hold, or `-0`: kept as its place in the source.
  case wideInteger
  /// A number with a fraction or an exponent, kept as its place in the source.
  case real
  case text
  case record
  case list

  /// A set of kinds has this bit for each.
  var bit: UInt16 { 1 << UInt16(rawValue) }

  /// True where a builder keeps a number for the value.
  var hasPayload: Bool {
    switch self {
    case .integer, .wideInteger, .real, .record, .list: true
    case .absent, .null, .no, .yes, .text: false
    }
  }

  static let numbers = ValueKind.integer.bit | ValueKind.wideInteger.bit | ValueKind.real.bit
  static let booleans = ValueKind.no.bit | ValueKind.yes.bit
  static let nulls = ValueKind.absent.bit | ValueKind.null.bit

  /// What users call it.
  var name: String {
    switch self {
    case .absent: "nothing"
    case .null: "null"
    case .no, .yes: "a boolean"
    case .integer, .wideInteger: "an integer"
    case .real: "a real number"
    case .text: "a text"
    case .record: "a record"
    case .list: "a list"
    }
  }
}
