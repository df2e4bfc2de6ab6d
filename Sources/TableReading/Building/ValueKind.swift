/// What stands in one row of a column that is being built.
enum ValueKind: UInt8 {
  /// The record had no such key.
  case absent
  case null
  case no
  case yes
  /// An integer of 64 bits.
  case integer
  /// A number with a point and no exponent, of at most 18 digits: kept as its digits and how many of them stand
  /// right of the point, so that its spelling is known.
  case decimal
  /// Any other number, kept as it is written: with an exponent, of more digits, `-0`.
  case otherNumber
  /// Texts that are written just as this program writes such a value, kept as the value.
  case duration
  case date
  case timestamp
  case text
  case record
  case list

  /// A set of kinds has this bit for each.
  var bit: UInt16 { 1 << UInt16(rawValue) }

  /// True where a builder keeps a number for the value.
  var hasNumber: Bool { bit & ValueKind.numbered != 0 }

  private static let numbered =
    ValueKind.integer.bit | ValueKind.decimal.bit | ValueKind.duration.bit | ValueKind.date.bit
    | ValueKind.timestamp.bit

  static let numbers = ValueKind.integer.bit | ValueKind.decimal.bit | ValueKind.otherNumber.bit
  static let booleans = ValueKind.no.bit | ValueKind.yes.bit
  static let nulls = ValueKind.absent.bit | ValueKind.null.bit
  static let texts =
    ValueKind.text.bit | ValueKind.duration.bit | ValueKind.date.bit | ValueKind.timestamp.bit

  static let scalars = numbers | booleans | texts

  /// What users call it.
  var name: String {
    switch self {
    case .absent: "nothing"
    case .null: "null"
    case .no, .yes: "a boolean"
    case .integer: "an integer"
    case .decimal, .otherNumber: "a real number"
    case .duration, .date, .timestamp, .text: "a text"
    case .record: "a record"
    case .list: "a list"
    }
  }
}
