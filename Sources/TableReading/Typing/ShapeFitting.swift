import Columnar
import Values

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
    guard let (row, _) = field.firstKind(notIn: admitted) else { return }
    throw misfit(row, type)
  }

  private func checkIntegers() throws(Misfit) {
    guard field.kinds & ~(ValueKind.integer.bit | ValueKind.nulls) != 0 else { return }
    var row = 0
    for value in field {
      switch value {
      case .otherNumber(let written) where NumberReading.integer(value) == nil:
        let isLarge = NumberReading.isWhole(written) || !NumberReading.hasFraction(written)
        throw misfit(row, .integer, reason: isLarge ? "it is beyond 64 bits" : "it has a fraction")
      case .decimal where NumberReading.integer(value) == nil:
        throw misfit(row, .integer, reason: "it has a fraction")
      default: row += 1
      }
    }
  }

  private func checkReals() throws(Misfit) {
    var row = 0
    for value in field {
      switch value {
      case .integer where NumberReading.real(value) == nil:
        throw misfit(row, .real, reason: "no real number has it exactly")
      case .otherNumber(let written) where NumberReading.real(value) == nil:
        let isWhole = NumberReading.isWhole(written)
        throw misfit(
          row, .real, reason: isWhole ? "no real number has it exactly" : "it is beyond the real numbers")
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
        throw misfit(row, type, reason: ScalarFitting.reason(type, text.span))
      case .time(let other, _) where other != kind: throw misfit(row, type)
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

  /// Why a text that looks like one of the type is none; nil where it does not.
  private static func reason(_ type: ScalarType, _ text: Span<UInt8>) -> String? {
    switch type {
    case .duration:
      do throws(ExactDuration.ParseFailure) {
        _ = try ExactDuration.parse(iso8601: text)
        return nil
      } catch {
        switch error {
        case .notADuration: return nil
        case .yearsOrMonths: return "years and months have no fixed length"
        case .tooFine: return "it is finer than a microsecond"
        case .tooLarge: return "it is beyond 64 bits of microseconds"
        }
      }
    case .date, .timestamp:
      let looksLikeADay = text.count >= 10 && text[4] == UInt8(ascii: "-") && text[7] == UInt8(ascii: "-")
      guard looksLikeADay, type == .timestamp || text.count == 10 else { return nil }
      return CalendarDate(parsing: text.extracting(0..<10)) == nil ? "there is no such day" : nil
    case .boolean, .integer, .real, .text: return nil
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

  private func misfit(_ row: Int, _ type: ScalarType, reason: String? = nil) -> Misfit {
    Misfit(field: number, row: row, declared: ScalarFitting.name(type), reason: reason)
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
