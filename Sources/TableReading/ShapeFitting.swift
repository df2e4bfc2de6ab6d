import Columnar
import Values

/// A value that its declared type does not admit.
struct Misfit: Error {
  let builder: Int
  let row: Int
  /// What stands there, and what was declared: `a text`, `an integer`.
  let found: String
  let declared: String
}

/// Holds the values of a builder against a declared scalar type.
struct ScalarFitting {
  let number: Int
  let builder: ColumnBuilder
  let sources: InputSources

  func form(_ type: ScalarType) throws(Misfit) -> ColumnForm {
    switch type {
    case .boolean:
      try check(type, admitted: ValueKind.booleans)
      return .boolean
    case .text:
      try check(type, admitted: ValueKind.text.bit)
      return .text
    case .integer:
      try check(type, admitted: ValueKind.numbers)
      return .numbers(.integer, try integers())
    case .real:
      try check(type, admitted: ValueKind.numbers)
      return .reals(try reals())
    case .duration, .date, .timestamp:
      try check(type, admitted: ValueKind.text.bit)
      return .numbers(type, try times(type))
    }
  }

  private func check(_ type: ScalarType, admitted: UInt16) throws(Misfit) {
    guard builder.kindSet & ~(admitted | ValueKind.nulls) != 0 else { return }
    for (row, kind) in builder.kinds.enumerated() where kind.bit & (admitted | ValueKind.nulls) == 0 {
      throw misfit(row, kind.name, type)
    }
  }

  private func integers() throws(Misfit) -> [Int64] {
    var integers: [Int64] = []
    integers.reserveCapacity(builder.count)
    var ordinal = 0
    for (row, kind) in builder.kinds.enumerated() {
      guard kind.bit & ValueKind.numbers != 0 else {
        integers.append(0)
        continue
      }
      guard let value = NumberReading.integer(kind, builder.payloads[ordinal], sources) else {
        throw misfit(row, kind == .real ? "a number with a fraction" : "an integer beyond 64 bits", .integer)
      }
      integers.append(value)
      ordinal += 1
    }
    return integers
  }

  private func reals() throws(Misfit) -> [Double] {
    var reals: [Double] = []
    reals.reserveCapacity(builder.count)
    var ordinal = 0
    for (row, kind) in builder.kinds.enumerated() {
      guard kind.bit & ValueKind.numbers != 0 else {
        reals.append(0)
        continue
      }
      guard let value = NumberReading.real(kind, builder.payloads[ordinal], sources) else {
        throw misfit(
          row, kind == .real ? "a number too large" : "an integer that no real number has exactly", .real)
      }
      reals.append(value)
      ordinal += 1
    }
    return reals
  }

  private func times(_ type: ScalarType) throws(Misfit) -> [Int64] {
    let texts = builder.textBytes.span
    var numbers: [Int64] = []
    numbers.reserveCapacity(builder.count)
    var ordinal = 0
    for (row, kind) in builder.kinds.enumerated() {
      guard kind == .text else {
        numbers.append(0)
        continue
      }
      let text = texts.extracting(builder.text(ordinal))
      guard let value = ScalarFitting.time(type, text) else { throw misfit(row, "another text", type) }
      numbers.append(value)
      ordinal += 1
    }
    return numbers
  }

  private static func time(_ type: ScalarType, _ text: Span<UInt8>) -> Int64? {
    switch type {
    case .duration: try? ExactDuration.parse(iso8601: text).microseconds
    case .date: CalendarDate(parsing: text)?.daysSinceEpoch
    case .timestamp: Timestamp(parsing: text)?.microsecondsSinceEpoch
    case .boolean, .integer, .real, .text: nil
    }
  }

  private func misfit(_ row: Int, _ found: String, _ type: ScalarType) -> Misfit {
    Misfit(builder: number, row: row, found: found, declared: ScalarFitting.name(type))
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
