import Columnar
import Values

/// The texts of a field are too long together for a column.
struct TextsTooLong: Error {
  let field: Int
}

/// Makes columns of scalars.
enum ScalarEncoder {
  static func column(
    _ plan: ColumnPlan, _ field: inout GatheredField, _ limits: ReadingLimits
  ) throws(TextsTooLong) -> ColumnEncoder.MadeColumn {
    switch plan.form {
    case .boolean:
      let bits = field.bits(of: ValueKind.yes.bit)
      return (.boolean(BooleanColumn(bits: bits, nullity: field.nullity)), .scalar(.boolean))
    case .numbers(let type):
      return (.number(numbers(field, type)), .scalar(type))
    case .reals:
      return (.real(RealColumn(values: reals(field), nullity: field.nullity)), .scalar(.real))
    case .text:
      var encoder = TextColumnEncoder(taking: &field, plan, limits)
      return (.text(try encoder.column()), .scalar(.text))
    case .mixed:
      return (.mixed(try MixedEncoder.column(field, plan.field, limits)), .mixed)
    case .record, .list: preconditionFailure("records and lists are no scalars")
    }
  }

  // MARK: Numbers

  private static func numbers(_ field: GatheredField, _ type: ScalarType) -> NumberColumn {
    let nullity = field.nullity
    guard let kind = kind(type), field.kinds & ~(ValueKind.nulls | kind.bit) == 0 else {
      return NumberColumn(type, values: numbersOneByOne(field, type), nullity: nullity)
    }
    let pieces = zip(field.segments, field.rowCounts).map { segment, rows in
      NumberPiece(
        numbers: segment?.numbers ?? PackedNumbers([]), validity: segment?.kinds.bits(of: kind.bit),
        rowCount: rows)
    }
    return NumberColumn(type, packed: PackedNumbers(joining: pieces), nullity: nullity)
  }

  /// The kind whose numbers are the values.
  private static func kind(_ type: ScalarType) -> ValueKind? {
    switch type {
    case .integer: .integer
    case .duration: .duration
    case .date: .date
    case .timestamp: .timestamp
    case .boolean, .real, .text: nil
    }
  }

  /// A number for every row, of values in several forms. That of a null row has no meaning.
  private static func numbersOneByOne(_ field: GatheredField, _ type: ScalarType) -> [Int64] {
    var numbers: [Int64] = []
    numbers.reserveCapacity(field.rowCount)
    for value in field {
      switch value {
      case .integer, .decimal, .otherNumber: numbers.append(NumberReading.integer(value) ?? 0)
      case .time(_, let number): numbers.append(number)
      case .text(let text): numbers.append(ScalarFitting.time(type, text.span) ?? 0)
      case .absent, .null, .boolean, .record, .list: numbers.append(0)
      }
    }
    return numbers
  }

  private static func reals(_ field: GatheredField) -> [Double] {
    var reals: [Double] = []
    reals.reserveCapacity(field.rowCount)
    for (segment, rows) in zip(field.segments, field.rowCounts) {
      if let segment { appendReals(segment, to: &reals) }
      reals.append(contentsOf: repeatElement(0, count: rows - (segment?.kinds.count ?? 0)))
    }
    return reals
  }

  private static func appendReals(_ segment: ColumnSegment, to reals: inout [Double]) {
    var (number, scale, other) = (0, 0, 0)
    for row in 0..<segment.kinds.count {
      switch segment.kinds[row] {
      case .integer:
        reals.append(Double(segment.numbers[number]))
        number &+= 1
      case .decimal:
        reals.append(DecimalSpelling.real(digits: segment.numbers[number], scale: segment.scales[scale]))
        number &+= 1
        scale &+= 1
      case .otherNumber:
        reals.append(NumberReading.real(.otherNumber(segment.otherNumbers[other])) ?? 0)
        other &+= 1
      default: reals.append(0)
      }
    }
  }
}
