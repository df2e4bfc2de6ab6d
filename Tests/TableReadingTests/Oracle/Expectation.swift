import Columnar

/// What an oracle says of a text.
enum Expectation: Equatable {
  /// It is a table with these fields and records.
  case table([Field], [JSONValue])
  /// It is bad data: an error must point into one of these ranges of bytes. They are several where several things are
  /// wrong and it is not told which comes first.
  case fault([ClosedRange<Int>])
}

extension Expectation: CustomStringConvertible {
  var description: String {
    switch self {
    case .table(let fields, let records):
      fields.map { "\($0.name.debugDescription) \($0.type)" }.joined(separator: ", ") + ": "
        + records.map(\.description).joined(separator: " ")
    case .fault(let places):
      "an error in one of the bytes "
        + places.map { "\($0.lowerBound)…\($0.upperBound)" }.joined(separator: ", ")
    }
  }
}

extension Expectation {
  /// Where bytes stop being UTF-8, if they do.
  static func firstByteThatIsNotUTF8(_ bytes: [UInt8]) -> Int? {
    var position = 0
    while position < bytes.count {
      let lengths = 1...min(4, bytes.count - position)
      guard
        let length = lengths.first(where: {
          String(validating: bytes[position..<position + $0], as: UTF8.self) != nil
        })
      else { return position }
      position += length
    }
    return nil
  }
}
