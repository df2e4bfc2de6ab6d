import Values

/// Texts of a query (literals and parameters) read as values of other types.
enum TextReading {
  /// `YYYY-MM-DD`.
  static func date(_ text: String) -> CalendarDate? {
    let bytes = Array(text.utf8)
    return CalendarDate(parsing: bytes.span)
  }

  /// A time stamp, or a date as its midnight.
  static func timestamp(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    return Timestamp(parsing: bytes.span) ?? CalendarDate(parsing: bytes.span)?.midnight
  }

  /// ISO 8601 as data have it, or numbers with units as the language has them.
  static func duration(_ text: String) throws(ExactDuration.ParseFailure) -> ExactDuration {
    let bytes = Array(text.utf8)
    do {
      return try ExactDuration.parse(iso8601: bytes.span)
    } catch {
      guard error == .notADuration else { throw error }
      return try ExactDuration.parse(units: bytes.span)
    }
  }

  /// A decimal integer of 64 bits.
  static func integer(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    return NumberText.integer(bytes.span)
  }

  /// A finite number as JSON writes it.
  static func real(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return NumberText.real(bytes.span)
  }

  /// `true` or `false`, whatever the case.
  static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// The text as a value of a type; nil where it is none.
  static func value(_ text: String, as type: ScalarType) -> Scalar? {
    switch type {
    case .boolean: boolean(text).map { .boolean($0) }
    case .integer: integer(text).map { .integer($0) }
    case .real: real(text).map { .real($0) }
    case .text: .text(text)
    case .duration: (try? duration(text)).map { .duration($0) }
    case .date: date(text).map { .date($0) }
    case .timestamp: timestamp(text).map { .timestamp($0) }
    }
  }

  /// True for a text that is a number.
  static func isNumber(_ text: String) -> Bool { integer(text) != nil || real(text) != nil }

  /// True for a time stamp with more than six digits behind the point that is one without the others.
  static func hasFractionBelowMicroseconds(_ text: String) -> Bool {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let digits = parts[1].prefix { ("0"..."9").contains($0) }
    let shorter = "\(parts[0]).\(digits.prefix(6))\(parts[1].dropFirst(digits.count))"
    return digits.count > 6 && timestamp(shorter) != nil
  }

  /// True for a text formed like a date or the beginning of a time stamp, whether that day exists or not.
  static func looksLikeDate(_ text: String) -> Bool {
    let pattern = Array("0000-00-00".utf8)
    let bytes = Array(text.utf8.prefix(pattern.count))
    guard bytes.count == pattern.count else { return false }
    return zip(bytes, pattern).allSatisfy { byte, wanted in
      wanted == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == wanted
    }
  }
}
