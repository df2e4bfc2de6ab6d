import Columnar
import Values

/// A value that its declared type does not admit.
struct Misfit: Error {
  let field: Int
  let row: Int
  /// What stands there, and what was declared: `a text`, `an integer`.
  let found: String
  let declared: String
}

/// Holds the values of a field against a declared scalar type.
struct ScalarFitting {
  let number: Int
  let field: GatheredField

  func form(_ type: ScalarType) throws(Misfit) -> ColumnForm {
    switch type {
    case .boolean:
      try check(type, admitted: ValueKind.booleans)
      return .boolean
    case .text:
      // A field of a delimited file is a text to begin with, whatever it looks like.
      try check(type, admitted: field.isJSON ? ValueKind.texts : ValueKind.scalars)
      return .text
    case .integer:
      try check(type, admitted: ValueKind.numbers)
      try checkIntegers()
      return .numbers(.integer)
    case .real:
      try check(type, admitted: ValueKind.numbers)
      try checkReals()
      return .reals
    case .duration, .date, .timestamp:
      try check(type, admitted: ValueKind.texts)
      try checkTimes(type)
      return .numbers(type)
    }
  }

  private func check(_ type: ScalarType, admitted: UInt16) throws(Misfit) {
    let admitted = admitted | ValueKind.nulls
    guard let (row, kind) = field.firstKind(notIn: admitted) else { return }
    throw misfit(row, kind.name, type)
  }

  private func checkIntegers() throws(Misfit) {
    guard field.kinds & ~(ValueKind.integer.bit | ValueKind.nulls) != 0 else { return }
    var row = 0
    for value in field {
      switch value {
      case .otherNumber(let written) where NumberReading.integer(value) == nil:
        let isWhole = NumberReading.isWhole(written)
        throw misfit(row, isWhole ? "an integer beyond 64 bits" : "a number with a fraction", .integer)
      case .decimal where NumberReading.integer(value) == nil:
        throw misfit(row, "a number with a fraction", .integer)
      default: row += 1
      }
    }
  }

  private func checkReals() throws(Misfit) {
    var row = 0
    for value in field {
      switch value {
      case .integer where NumberReading.real(value) == nil:
        throw misfit(row, "an integer that no real number has exactly", .real)
      case .otherNumber(let written) where NumberReading.real(value) == nil:
        let isWhole = NumberReading.isWhole(written)
        throw misfit(
          row, isWhole ? "an integer that no real number has exactly" : "a number too large", .real)
      default: row += 1
      }
    }
  }

  private func checkTimes(_ type: ScalarType) throws(Misfit) {
    guard let kind = ScalarFitting.kind(type), field.kinds & ~(kind.bit | ValueKind.nulls) != 0 else {
      return
    }
    var row = 0
    for value in field {
      switch value {
      case .text(let text) where ScalarFitting.time(type, text.span) == nil:
        throw misfit(row, "another text", type)
      case .time(let other, _) where other != kind: throw misfit(row, "another text", type)
      default: row += 1
      }
    }
  }

  /// A text of a declared type, in any form that `Values` reads.
  static func time(_ type: ScalarType, _ text: Span<UInt8>) -> Int64? {
    switch type {
    case .duration: try? ExactDuration.parse(iso8601: text).microseconds
    case .date: CalendarDate(parsing: text)?.daysSinceEpoch
    case .timestamp: Timestamp(parsing: text)?.microsecondsSinceEpoch
    case .boolean, .integer, .real, .text: nil
    }
  }

  /// The kind that canonical texts of a type have.
  private static func kind(_ type: ScalarType) -> ValueKind? {
    switch type {
    case .duration: .duration
    case .date: .date
    case .timestamp: .timestamp
    case .boolean, .integer, .real, .text: nil
    }
  }

  private func misfit(_ row: Int, _ found: String, _ type: ScalarType) -> Misfit {
    Misfit(field: number, row: row, found: found, declared: ScalarFitting.name(type))
  }

  private static func name(_ type: ScalarType) -> String {
    switch type {
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .real: "a real number"
    case .text: "a text"
    case .duration: "a duration such as `P1DT2H`"
    case .date: "a date such as `2019-03-02`"
    case .timestamp: "a time stamp such as `2019-03-02T07:49:00Z`"
    }
  }
}

extension GatheredField {
  /// The first row whose kind is not among those; nil where there is none.
  func firstKind(notIn admitted: UInt16) -> (row: Int, kind: ValueKind)? {
    guard kinds & ~admitted != 0 else { return nil }
    var start = 0
    for (segment, rows) in zip(segments, rowCounts) {
      if let kinds = segment?.kinds, kinds.set & ~admitted != 0 {
        for row in 0..<kinds.count where kinds[row].bit & admitted == 0 { return (start + row, kinds[row]) }
      }
      start += rows
    }
    return nil
  }
}
