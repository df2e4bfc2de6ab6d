import QueryPlan
import Values

/// Functions of one value that is not null; like `ElementaryArithmetic` for vectors and single rows alike.
enum ElementaryFunctions {
  /// Functions of a stored number (of the type `type`) that give a stored number.
  static func numberToNumber(
    _ function: ScalarFunction, _ value: Int64, _ type: ScalarType
  ) -> Element<Int64> {
    switch function {
    case .abs: value < 0 ? Element(Int64(0).subtractingReportingOverflow(value)) : .value(value)
    case .year: .value(Int64(day(value, type).components.year))
    case .month: .value(Int64(day(value, type).components.month))
    case .day: .value(Int64(day(value, type).components.day))
    case .date: .value(day(value, type).daysSinceEpoch)
    case .timestamp: .value(type == .date ? value &* ExactDuration.microsecondsPerDay : value)
    case .round, .floor, .ceil, .duration: .value(value)
    case .lower, .upper, .trim, .length, .concat, .least, .greatest, .nullif, .days, .hours, .minutes,
      .seconds:
      preconditionFailure("no function from number to number")
    }
  }

  private static func day(_ value: Int64, _ type: ScalarType) -> CalendarDate {
    type == .timestamp ? Timestamp(uncheckedMicroseconds: value).date : CalendarDate(uncheckedDays: value)
  }

  /// A duration in units, as a real.
  static func length(_ function: ScalarFunction, _ microseconds: Int64) -> Double {
    let unit =
      switch function {
      case .days: ExactDuration.microsecondsPerDay
      case .hours: ExactDuration.microsecondsPerHour
      case .minutes: ExactDuration.microsecondsPerMinute
      default: ExactDuration.microsecondsPerSecond
      }
    return IntegerMath.dividedAsReal(microseconds, unit)
  }

  static func realToReal(_ function: ScalarFunction, _ value: Double) -> Element<Double> {
    switch function {
    case .abs: Element(finite: value.magnitude)
    case .round: Element(DecimalRounding.roundHalfAwayFromZero(value, digits: 0), orFailed: .notFinite)
    case .floor: Element(finite: value.rounded(.down))
    case .ceil: Element(finite: value.rounded(.up))
    default: preconditionFailure("no function from real to real")
    }
  }

  static func round(_ value: Int64, digits: Int64) -> Element<Int64> {
    Element(DecimalRounding.roundHalfAwayFromZero(value, digits: digits), orFailed: .overflow)
  }

  static func round(_ value: Double, digits: Int64) -> Element<Double> {
    Element(DecimalRounding.roundHalfAwayFromZero(value, digits: digits), orFailed: .notFinite)
  }

  /// Functions of a text that give a stored number.
  static func textToNumber(_ function: ScalarFunction, _ text: Span<UInt8>) -> Element<Int64> {
    switch function {
    case .length: return .value(codePointCount(text))
    case .date: return Element(CalendarDate(parsing: text)?.daysSinceEpoch, orFailed: .badText)
    case .timestamp:
      return Element(Timestamp(parsing: text)?.microsecondsSinceEpoch, orFailed: .badText)
    case .duration:
      return Element(try? ExactDuration.parse(iso8601: text).microseconds, orFailed: .badText)
    default: preconditionFailure("no function from text to number")
    }
  }

  /// Code points begin with every byte but those that continue one.
  static func codePointCount(_ text: Span<UInt8>) -> Int64 {
    var count: Int64 = 0
    for index in text.indices { count &+= text[index] & 0xC0 == 0x80 ? 0 : 1 }
    return count
  }

  /// Functions of a text that give a text, appended to `output`.
  static func textToText(_ function: ScalarFunction, _ text: Span<UInt8>, into output: inout [UInt8]) {
    switch function {
    case .lower: CaseMapping.lower(text, into: &output)
    case .upper: CaseMapping.upper(text, into: &output)
    case .trim: output.append(bytesOf: text.extracting(trimmed(text)))
    default: preconditionFailure("no function from text to text")
    }
  }

  /// The text without white space (Unicode's property) at both ends.
  static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    while start < text.count {
      let (scalar, length) = UTF8Coding.scalar(text, at: start)
      guard scalar.properties.isWhitespace else { break }
      start += length
    }
    var end = text.count
    while end > start {
      var last = end - 1
      while last > start && text[last] & 0xC0 == 0x80 { last -= 1 }
      guard UTF8Coding.scalar(text, at: last).scalar.properties.isWhitespace else { break }
      end = last
    }
    return start..<end
  }

  /// True where a function of one operand of that type gives a stored number.
  static func givesNumber(_ function: ScalarFunction, of type: ScalarType) -> Bool {
    switch function {
    case .length, .year, .month, .day, .date, .timestamp, .duration: true
    case .abs, .round, .floor, .ceil: type != .real
    case .lower, .upper, .trim, .concat, .least, .greatest, .nullif, .days, .hours, .minutes, .seconds: false
    }
  }
}
