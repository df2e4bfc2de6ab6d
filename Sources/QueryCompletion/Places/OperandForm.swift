import Columnar
import Values

/// What can be done with a value, by its type.
enum OperandForm {
  case boolean, number, duration
  /// A date or a time stamp.
  case moment
  /// A text, or a record that stands for its name.
  case text
  /// A record without a name, or a list.
  case structure
  /// Of a type that is not known: everything may be done with it.
  case unknown

  init(_ type: FieldType?) {
    switch type {
    case .scalar(.boolean): self = .boolean
    case .scalar(.integer), .scalar(.real): self = .number
    case .scalar(.duration): self = .duration
    case .scalar(.date), .scalar(.timestamp): self = .moment
    case .scalar(.text), .mixed: self = .text
    case .record(let fields):
      let names = fields.map { Array($0.name.utf8) }
      self = names.contains(Array("id".utf8)) && names.contains(Array("name".utf8)) ? .text : .structure
    case .list: self = .structure
    case nil: self = .unknown
    }
  }

  var isOrdered: Bool {
    switch self {
    case .number, .duration, .moment, .text, .unknown: true
    case .boolean, .structure: false
    }
  }

  var isText: Bool { self == .text || self == .unknown }
  var isComparable: Bool { self != .structure }
  var isCondition: Bool { self == .boolean || self == .unknown }
  var isAdded: Bool { self == .number || self == .duration || self == .moment || self == .unknown }
  var isMultiplied: Bool { self == .number || self == .duration || self == .unknown }
}
