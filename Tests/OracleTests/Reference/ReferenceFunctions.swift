import QueryPlan
import Values

/// The language's functions.
enum ReferenceFunctions {
  /// `values` has no nulls but for `concat`, `least` and `greatest`.
  static func value(_ function: ScalarFunction, _ values: [Scalar]) throws(OperationFailure) -> Scalar {
    switch function {
    case .lower, .upper, .trim, .length: ofText(function, text(values[0]))
    case .concat: .text(values.map(written).joined())
    case .abs: try magnitude(values[0])
    case .round: try round(values)
    case .floor: whole(values[0], .down)
    case .ceil: whole(values[0], .up)
    case .least: extreme(values, sign: -1)
    case .greatest: extreme(values, sign: 1)
    case .nullif: ReferenceOrder.compare(values[0], values[1]) == 0 ? .null : values[0]
    case .days: inUnits(of: 86_400_000_000, values[0])
    case .hours: inUnits(of: 3_600_000_000, values[0])
    case .minutes: inUnits(of: 60_000_000, values[0])
    case .seconds: inUnits(of: 1_000_000, values[0])
    case .year: .integer(ReferenceCalendar.components(of: values[0]).year)
    case .month: .integer(ReferenceCalendar.components(of: values[0]).month)
    case .day: .integer(ReferenceCalendar.components(of: values[0]).day)
    case .date, .timestamp, .duration: try parsed(function, values[0])
    }
  }

  private static func text(_ value: Scalar) -> String {
    guard case .text(let text) = value else { preconditionFailure("a text function of \(value)") }
    return text
  }

  private static func ofText(_ function: ScalarFunction, _ text: String) -> Scalar {
    switch function {
    case .lower: .text(mapped(text) { $0 == "İ" ? "i" : $0.properties.lowercaseMapping })
    case .upper: .text(mapped(text, uppercase))
    case .trim: .text(trimmed(text))
    default: .integer(Int64(text.unicodeScalars.count))
    }
  }

  /// Code point by code point; what becomes several stays.
  private static func mapped(_ text: String, _ mapping: (Unicode.Scalar) -> String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let image = mapping(scalar).unicodeScalars
      result.append(image.count == 1 ? image.first ?? scalar : scalar)
    }
    return String(result)
  }

  /// Greek letters with a subscript iota become several where the whole word is put in capitals; their simple
  /// mapping is the one letter that titles begin with.
  private static func uppercase(_ scalar: Unicode.Scalar) -> String {
    let whole = scalar.properties.uppercaseMapping
    return whole.unicodeScalars.count == 1 ? whole : scalar.properties.titlecaseMapping
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars.drop { $0.properties.isWhitespace }))
  }

  private static func written(_ value: Scalar) -> String {
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func magnitude(_ value: Scalar) throws(OperationFailure) -> Scalar {
    switch value {
    case .real(let real): .real(real.magnitude)
    case .integer(let integer) where integer >= 0: value
    case .duration(let duration) where duration.microseconds >= 0: value
    default: try ReferenceArithmetic.negation(value)
    }
  }

  private static func whole(_ value: Scalar, _ rule: FloatingPointRoundingRule) -> Scalar {
    guard case .real(let real) = value else { return value }
    return .real(real.rounded(rule))
  }

  private static func extreme(_ values: [Scalar], sign: Int) -> Scalar {
    values.filter { !$0.isNull }.reduce(.null) { best, value in
      best.isNull || ReferenceOrder.compare(value, best) * sign > 0 ? value : best
    }
  }

  private static func inUnits(of microseconds: Int64, _ value: Scalar) -> Scalar {
    guard case .duration(let duration) = value else { preconditionFailure("\(value) is no duration") }
    return .real(ExactRatio.nearestReal(duration.microseconds, microseconds))
  }

  private static func parsed(_ function: ScalarFunction, _ value: Scalar) throws(OperationFailure) -> Scalar {
    if case .timestamp(let timestamp) = value { return .date(ReferenceCalendar.day(of: timestamp)) }
    let bytes = Array(text(value).utf8)
    let found: Scalar? =
      switch function {
      case .date: CalendarDate(parsing: bytes.span).map { .date($0) }
      case .timestamp: Timestamp(parsing: bytes.span).map { .timestamp($0) }
      default: (try? ExactDuration.parse(iso8601: bytes.span)).map { .duration($0) }
      }
    guard let found else { throw OperationFailure(reason: .badText) }
    return found
  }
}

extension ReferenceFunctions {
  /// Half away from zero, to as many decimal places as the second value says.
  private static func round(_ values: [Scalar]) throws(OperationFailure) -> Scalar {
    var digits: Int64 = 0
    if values.count > 1, case .integer(let given) = values[1] { digits = given }
    switch values[0] {
    case .integer(let value): return try round(value, digits)
    case .real(let value): return try ReferenceArithmetic.real(round(value, digits))
    default: preconditionFailure("only numbers are rounded")
    }
  }

  private static func round(_ value: Int64, _ digits: Int64) throws(OperationFailure) -> Scalar {
    if digits >= 0 { return .integer(value) }
    // Half of 10^20 is beyond every integer.
    if digits <= -20 { return .integer(0) }
    let unit = (0..<(-digits)).reduce(Int128(1)) { power, _ in power * 10 }
    let magnitude = (Int128(value.magnitude) + unit / 2) / unit * unit
    return try ReferenceArithmetic.integer(value < 0 ? -magnitude : magnitude)
  }

  /// Rounds the number as it is written, with the fewest digits that read back the same: 2.675 to two digits
  /// is 2.68.
  private static func round(_ value: Double, _ digits: Int64) -> Double {
    let (written, exponent) = decimal(value.magnitude)
    // More digits than these only name the ones that are there; fewer leave none.
    let places = Int(min(max(digits, -400), 400))
    let dropped = -(exponent + places)
    if dropped <= 0 { return value }
    if dropped > 18 { return 0 }
    let unit = (0..<dropped).reduce(UInt64(1)) { power, _ in power * 10 }
    let kept = WideNatural((written + unit / 2) / unit)
    return kept.nearestReal(timesPowerOfTen: -places) * (value < 0 ? -1 : 1)
  }

  /// The shortest digits of a real that is not negative, as an integer of at most 17 digits × 10^`exponent`.
  private static func decimal(_ value: Double) -> (digits: UInt64, exponent: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
    guard let digits = UInt64(mantissa[0] + fraction) else {
      preconditionFailure("\(value.description) has at most 17 digits")
    }
    return (digits, (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction.count)
  }
}
