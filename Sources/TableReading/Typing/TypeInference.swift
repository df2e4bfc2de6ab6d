import Columnar
import Values

/// Finds the type of a column from its values: one that every value is of, else mixed.
struct TypeInference {
  let field: GatheredField

  func form() -> ColumnForm {
    let kinds = field.kinds & ~ValueKind.nulls
    if kinds == 0 { return .text }
    if kinds & ~ValueKind.booleans == 0 { return .boolean }
    if kinds & ~ValueKind.numbers == 0 { return numberForm(kinds) }
    if kinds & ~ValueKind.texts == 0 { return textForm(kinds) }
    if kinds == ValueKind.record.bit { return .record(writtenAsText: nil) }
    if kinds == ValueKind.list.bit { return .list }
    return withoutType
  }

  /// JSON has kinds of values, which are kept; of a delimited file every field is a text to begin with.
  private var withoutType: ColumnForm { field.isJSON ? .mixed : .text }

  private func textForm(_ kinds: UInt16) -> ColumnForm {
    for kind in [ValueKind.duration, .date, .timestamp] where kinds == kind.bit {
      return CanonicalTime.type(kind).map { .numbers($0) } ?? .text
    }
    return .text
  }

  private func numberForm(_ kinds: UInt16) -> ColumnForm {
    if kinds & ValueKind.decimal.bit == 0, areIntegers(kinds) { return .numbers(.integer) }
    return areReals(kinds) ? .reals : withoutType
  }

  private func areIntegers(_ kinds: UInt16) -> Bool {
    guard kinds & ValueKind.otherNumber.bit != 0 else { return true }
    for case .otherNumber(let written) in field {
      // `-0` is one of 64 bits after all.
      guard NumberReading.isWhole(written), NumberText.integer(written.span) != nil else { return false }
    }
    return true
  }

  private func areReals(_ kinds: UInt16) -> Bool {
    if kinds & ValueKind.otherNumber.bit == 0, hasSmallIntegers { return true }
    for value in field {
      switch value {
      case .integer, .otherNumber: if NumberReading.real(value) == nil { return false }
      case .absent, .null, .boolean, .decimal, .time, .text, .record, .list: break
      }
    }
    return true
  }

  /// True where binary64 has all integers exactly because none is beyond 2⁵³; decimals are counted in as if they had
  /// no point.
  private var hasSmallIntegers: Bool {
    let exact = -(Int64(1) << 53)...Int64(1) << 53
    return field.segments.allSatisfy { segment in
      segment?.numbers.range.map { exact.contains($0.lowerBound) && exact.contains($0.upperBound) } ?? true
    }
  }
}
