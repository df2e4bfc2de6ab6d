import Columnar
import Values

/// How the kinds of columns are numbered in a snapshot. The numbers never change.
enum StoredKind: UInt8 {
  case boolean = 1
  case number = 2
  case real = 3
  case dictionary = 4
  case texts = 5
  case mixed = 6
  case record = 7
  case list = 8
}

/// What columns have beside their values.
struct StoredFlags: OptionSet {
  let rawValue: UInt8

  static let validity = StoredFlags(rawValue: 1)
  static let absence = StoredFlags(rawValue: 2)
  static let writtenAsText = StoredFlags(rawValue: 4)

  static let all: StoredFlags = [.validity, .absence, .writtenAsText]
}

/// How the types of number columns are numbered in a snapshot. The numbers never change.
enum StoredNumberType: UInt8 {
  case integer = 1
  case duration = 2
  case date = 3
  case timestamp = 4

  init(_ type: ScalarType) {
    switch type {
    case .integer: self = .integer
    case .duration: self = .duration
    case .date: self = .date
    case .timestamp: self = .timestamp
    case .boolean, .real, .text: preconditionFailure("columns of numbers hold no \(type.rawValue)")
    }
  }

  var type: ScalarType {
    switch self {
    case .integer: .integer
    case .duration: .duration
    case .date: .date
    case .timestamp: .timestamp
    }
  }

  /// The numbers that stand for values of the type.
  var numbers: ClosedRange<Int64> {
    switch self {
    case .integer, .duration: Int64.min...Int64.max
    case .date: CalendarDate.validDays
    case .timestamp: Timestamp.validMicroseconds
    }
  }
}
